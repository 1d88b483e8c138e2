package dev.coopclaims.app.wiring;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.coopclaims.command.organisation.LoggedOrganisations;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.RecentOrganisations;
import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Current memberships, on every node whatever its role. They are read from the log, so that they depend on no view
 * (R-5).
 */
@Configuration(proxyBeanMethods = false)
public class MembershipConfiguration {

    /** @param maxAge the longest time until a node sees what another one has changed */
    @Bean
    RecentOrganisations recentOrganisations(
            EventStore eventStore, @Value("${coop.memberships.max-age}") Duration maxAge) {
        return new RecentOrganisations(new LoggedOrganisations(eventStore), maxAge, Ticker.systemTicker());
    }

    @Bean
    Memberships memberships(RecentOrganisations recentOrganisations) {
        return new Memberships(recentOrganisations);
    }
}
