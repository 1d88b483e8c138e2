package dev.coopclaims.eventstore.boot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of an event store, all under {@code coop.event-store}.
 *
 * @param uri of the replica set, such as {@code mongodb://host:27017/?replicaSet=rs0}; without it nothing is configured
 * @param database that holds the log, snapshots and positions
 * @param node the unique name of this process on the database; generated at each start by default
 * @param claimTimeout time after which another node may take over a segment whose owner is silent; 1 ms or more
 * @param appendTimeout the longest time a caller waits until its commit is durable; 1 ms or more
 * @param poll the longest time between two checks of an idle stream that no signal wakes; 1 ms or more
 */
@ConfigurationProperties("coop.event-store")
public record EventStoreProperties(
        String uri,
        @DefaultValue("eventstore") String database,
        @Nullable String node,
        @DefaultValue("10s") Duration claimTimeout,
        @DefaultValue("30s") Duration appendTimeout,
        @DefaultValue("1s") Duration poll) {}
