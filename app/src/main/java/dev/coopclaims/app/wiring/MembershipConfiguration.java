package dev.coopclaims.app.wiring;

import dev.coopclaims.command.dispatch.LogReader;
import dev.coopclaims.command.dispatch.RecentStreams;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.RecentOrganisations;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.log.CommitSignal;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Current memberships, on every node whatever its role. They are read from the log, so that they depend on no view
 * (R-5).
 */
@Configuration(proxyBeanMethods = false)
public class MembershipConfiguration {
    private static final int STREAMS_IN_MEMORY = 10_000;

    /** Reads several streams at one moment of the log, which only the store can do. */
    @Bean
    LogReader logReader(MongoEventStorageEngine engine) {
        return engine::readStreams;
    }

    /**
     * What commands have read and stored, so that memberships seldom need a read of their own, and commands none while no other
     * node writes.
     *
     * @param maxAge the longest time until a node sees what another one has changed
     */
    @Bean
    RecentStreams recentStreams(
            LogReader log, CommitSignal signal, @Value("${coop.memberships.max-age}") Duration maxAge) {
        return new RecentStreams(log, STREAMS_IN_MEMORY, () -> signal.ownSinceNanos(maxAge));
    }

    /** @param maxAge as above */
    @Bean
    RecentOrganisations recentOrganisations(
            RecentStreams streams, @Value("${coop.memberships.max-age}") Duration maxAge) {
        return new RecentOrganisations(streams, maxAge);
    }

    @Bean
    Memberships memberships(RecentOrganisations recentOrganisations) {
        return new Memberships(recentOrganisations);
    }
}
