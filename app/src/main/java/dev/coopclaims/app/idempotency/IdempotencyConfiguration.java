package dev.coopclaims.app.idempotency;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Registers the handling of repeated requests: the filter wraps everything except the trace id and the readability
 * checks; the gate runs after the role gate.
 */
@Configuration(proxyBeanMethods = false)
public class IdempotencyConfiguration {
    /** After the role gate, whose order is 0. */
    private static final int BEHIND_THE_ROLE_GATE = 100;

    @Bean
    IdempotencySettings idempotencySettings(
            @Value("${coop.idempotency.keep-for}") Duration keepFor,
            @Value("${coop.idempotency.lease}") Duration lease,
            @Value("${coop.idempotency.wait-for}") Duration waitFor,
            @Value("${coop.idempotency.max-answer-size}") DataSize maxAnswer,
            @Value("${coop.idempotency.max-drain-size}") DataSize maxDrain) {
        return new IdempotencySettings(
                keepFor, lease, waitFor, Math.toIntExact(maxAnswer.toBytes()), maxDrain.toBytes());
    }

    @Bean
    IdempotencyKeys idempotencyKeys(MongoDatabase database) {
        IdempotencyKeys keys = new IdempotencyKeys(database, InstantSource.system());
        keys.createIndex();
        return keys;
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(IdempotencyKeys keys, IdempotencySettings settings) {
        FilterRegistrationBean<IdempotencyFilter> registration =
                new FilterRegistrationBean<>(new IdempotencyFilter(keys, settings));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
        return registration;
    }

    @Bean
    WebMvcConfigurer idempotencyGate(IdempotencyKeys keys, IdempotencySettings settings) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new IdempotencyGate(keys, settings)).order(BEHIND_THE_ROLE_GATE);
            }
        };
    }
}
