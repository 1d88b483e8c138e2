package dev.coopclaims.app.wiring;

import dev.coopclaims.query.due.DueAttempts;
import dev.coopclaims.query.due.SweepSettings;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What both roles need of the due list: how it is swept, and what failed. */
@Configuration(proxyBeanMethods = false)
public class DueSettings {

    @Bean
    SweepSettings sweepSettings(
            @Value("${coop.due.every}") Duration every,
            @Value("${coop.due.page-items}") int pageItems,
            @Value("${coop.due.at-once}") int atOnce,
            @Value("${coop.due.first-pause}") Duration firstPause,
            @Value("${coop.due.longest-pause}") Duration longestPause,
            @Value("${coop.due.attempts}") int attempts) {
        return new SweepSettings(every, pageItems, atOnce, firstPause, longestPause, attempts);
    }

    @Bean
    DueAttempts dueAttempts(Storage storage, SweepSettings settings) {
        return new DueAttempts(storage.database(), settings, InstantSource.system());
    }
}
