package dev.coopclaims.app.time;

import dev.coopclaims.app.startup.CannotStart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Provides the injected clock (T-6), which defines "now" for rules and people. It is the only {@code Clock} bean. */
@Configuration(proxyBeanMethods = false)
public class DomainClockConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(DomainClockConfiguration.class);

    /**
     * The domain's clock, in UTC.
     *
     * @param start {@code coop.clock}: the time it shows at first, ticking on from there; empty for system time
     */
    @Bean
    @Profile("!demo & !moved-clock")
    Clock domainClock(@Value("${coop.clock:}") String start) {
        if (start.isBlank()) {
            return Clock.systemUTC();
        }
        Instant shown = instant(start);
        LOG.warn("The domain's clock starts at {}. Use this for trying out only.", shown);
        return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), shown));
    }

    /** The clock of a demonstration, which can be moved forward. */
    @Bean
    @Profile({"demo", "moved-clock"})
    DemonstrationClock demonstrationClock(@Value("${coop.clock:}") String start) {
        Duration ahead = start.isBlank() ? Duration.ZERO : Duration.between(Instant.now(), instant(start));
        return new DemonstrationClock(Clock.systemUTC(), ahead);
    }

    @Bean
    @Profile({"demo", "moved-clock"})
    DemonstrationClockEndpoint demonstrationClockEndpoint(DemonstrationClock clock) {
        return new DemonstrationClockEndpoint(clock);
    }

    private static Instant instant(String start) {
        try {
            return Instant.parse(start);
        } catch (DateTimeParseException malformed) {
            throw new CannotStart(
                    "coop.clock is '" + start + "', which is not an instant.",
                    "Write it like 2020-01-15T12:00:00Z.",
                    malformed);
        }
    }
}
