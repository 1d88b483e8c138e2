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

/** Who acts for whom now, on every node whatever its role: read from the log, so that no view has to answer first. */
@Configuration(proxyBeanMethods = false)
public class MembershipConfiguration {

    /** @param maxAge after which a node knows at the latest what another one has changed */
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
