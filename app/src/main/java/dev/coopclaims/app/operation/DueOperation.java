package dev.coopclaims.app.operation;

import dev.coopclaims.query.due.DueAttempts;
import dev.coopclaims.query.due.Sweep;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health and metrics of the due list, whatever the role. */
@Configuration(proxyBeanMethods = false)
class DueOperation {

    @Bean("dueHealthIndicator")
    HealthIndicator dueHealth(DueAttempts attempts) {
        return new DueHealth(attempts);
    }

    @Bean
    Consumer<Sweep> dueMeters(MeterRegistry registry, DueAttempts attempts) {
        return new DueMeters(registry, attempts);
    }
}
