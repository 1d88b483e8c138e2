package dev.coopclaims.app.ratelimit;

import dev.coopclaims.app.ratelimit.RateLimitSettings.Rate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** One limit before authentication, one after it. */
@Configuration(proxyBeanMethods = false)
public class RateLimitConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(RateLimitConfiguration.class);

    @Bean
    RateLimitSettings rateLimitSettings(
            @Value("${coop.rate-limit.enabled}") boolean enabled,
            @Value("${coop.rate-limit.requests-per-second}") long requestsPerSecond,
            @Value("${coop.rate-limit.burst}") long burst,
            @Value("${coop.rate-limit.tokens-per-second}") long tokensPerSecond,
            @Value("${coop.rate-limit.tokens-burst}") long tokensBurst,
            @Value("${coop.rate-limit.failed-log-ins-per-second}") long failedLogInsPerSecond,
            @Value("${coop.rate-limit.failed-log-ins-burst}") long failedLogInsBurst) {
        if (!enabled) {
            LOG.warn("Rate limits are switched off (coop.rate-limit.enabled). This is for measuring and trials only.");
        }
        return new RateLimitSettings(
                enabled,
                new Rate(burst, requestsPerSecond),
                new Rate(burst, tokensPerSecond),
                new Rate(tokensBurst, tokensPerSecond),
                new Rate(failedLogInsBurst, failedLogInsPerSecond));
    }

    @Bean
    FilterRegistrationBean<TokenLimit> tokenLimit(RateLimitSettings settings) {
        FilterRegistrationBean<TokenLimit> registration = new FilterRegistrationBean<>(new TokenLimit(settings));
        // Within the limit of requests in work, whose refusals tell nothing of guesses.
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
        registration.setEnabled(settings.enabled());
        return registration;
    }

    @Bean
    FilterRegistrationBean<PersonLimit> personLimit(RateLimitSettings settings) {
        FilterRegistrationBean<PersonLimit> registration = new FilterRegistrationBean<>(new PersonLimit(settings));
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
        registration.setEnabled(settings.enabled());
        return registration;
    }
}
