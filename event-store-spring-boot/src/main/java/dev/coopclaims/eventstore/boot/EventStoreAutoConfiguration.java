package dev.coopclaims.eventstore.boot;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.AppenderSettings;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.axon.SignalledEventStore;
import dev.coopclaims.eventstore.axon.SnapshotCollection;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.CommitWatch;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.sealing.FieldSealing;
import dev.coopclaims.eventstore.token.PositionTokenStore;
import dev.coopclaims.eventstore.token.TokenClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.UUID;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/**
 * Configures an event store and a token store on a MongoDB replica set when {@code coop.event-store.uri} names one. The
 * application provides one bean, its {@link StoredNames}; it may also provide upcasters, snapshot filters, a {@link
 * FieldSealing}, a {@link MeterRegistry} and its own bean for any part.
 */
@AutoConfiguration(
        beforeName = {
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration"
        })
@ConditionalOnProperty("coop.event-store.uri")
@EnableConfigurationProperties(EventStoreProperties.class)
public class EventStoreAutoConfiguration {

    /** A separate client: the application's client may use another server or weaker writes. */
    private static final String CLIENT = "eventStoreClient";

    @Bean(name = CLIENT, defaultCandidate = false)
    @ConditionalOnMissingBean(name = CLIENT)
    MongoClient eventStoreClient(EventStoreProperties properties) {
        return MongoClients.create(properties.uri());
    }

    @Bean
    @ConditionalOnMissingBean(CommitLog.class)
    MongoCommitLog commitLog(@Qualifier(CLIENT) MongoClient client, EventStoreProperties properties) {
        return MongoCommitLog.open(client, properties.uri(), properties.database());
    }

    @Bean
    @ConditionalOnMissingBean
    CommitSignal commitSignal() {
        return new CommitSignal();
    }

    /** Only a real server has commits of other nodes. */
    @Bean
    @ConditionalOnMissingBean
    CommitWatch commitWatch(MongoCommitLog log, CommitSignal signal, EventStoreMeters meters) {
        CommitWatch watch = new CommitWatch(log, signal);
        meters.watch(watch);
        return watch;
    }

    @Bean
    @ConditionalOnMissingBean
    EventStoreMeters eventStoreMeters(ObjectProvider<MeterRegistry> registry) {
        MeterRegistry given = registry.getIfAvailable();
        return given == null ? EventStoreMeters.unregistered() : new EventStoreMeters(given);
    }

    @Bean
    @ConditionalOnMissingBean
    Appender appender(CommitLog log, CommitSignal signal, EventStoreMeters meters, EventStoreProperties properties) {
        return new Appender(
                log,
                AppenderSettings.DEFAULTS.withAppendTimeoutMillis(
                        properties.appendTimeout().toMillis()),
                meters,
                signal,
                InstantSource.system());
    }

    /** For events and snapshots only: Axon's general serializer is another bean. */
    @Bean
    @Qualifier("eventSerializer")
    @ConditionalOnMissingBean
    BsonSerializer eventSerializer(StoredNames names, ObjectProvider<FieldSealing> sealing) {
        return new BsonSerializer(JsonMapper.shared(), names, sealing.getIfAvailable());
    }

    @Bean
    @ConditionalOnMissingBean(EventStorageEngine.class)
    MongoEventStorageEngine eventStorageEngine(
            Appender appender,
            BsonSerializer serializer,
            @Qualifier(CLIENT) MongoClient client,
            EventStoreProperties properties,
            ObjectProvider<EventUpcaster> upcasters,
            ObjectProvider<SnapshotFilter> snapshotFilters) {
        MongoEventStorageEngine.Builder builder = MongoEventStorageEngine.builder()
                .appender(appender)
                .serializer(serializer)
                .snapshots(new SnapshotCollection(client.getDatabase(properties.database())))
                .upcasterChain(new EventUpcasterChain(upcasters.orderedStream().toList()));
        snapshotFilters.orderedStream().reduce(SnapshotFilter::combine).ifPresent(builder::snapshotFilter);
        return builder.build();
    }

    @Bean(destroyMethod = "shutDown")
    @Qualifier("eventStore")
    @ConditionalOnMissingBean({EventStore.class, EventBus.class})
    SignalledEventStore eventStore(EventStorageEngine engine, CommitSignal signal, EventStoreProperties properties) {
        return SignalledEventStore.builder()
                .storageEngine(engine)
                .signal(signal)
                .pollMillis(properties.poll().toMillis())
                .build();
    }

    @Bean
    @ConditionalOnMissingBean(TokenStore.class)
    PositionTokenStore tokenStore(
            @Qualifier(CLIENT) MongoClient client, CommitLog log, EventStoreProperties properties) {
        String given = properties.node();
        String node = given == null ? ProcessHandle.current().pid() + "@" + UUID.randomUUID() : given;
        return new PositionTokenStore(
                client.getDatabase(properties.database()),
                log.id(),
                node,
                properties.claimTimeout(),
                TokenClock.SERVER);
    }

    /** With the actuator, the event store's health is part of the application's health. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class HealthConfiguration {

        @Bean
        @ConditionalOnMissingBean(name = "eventStoreHealthIndicator")
        EventStoreHealth eventStoreHealthIndicator(
                @Qualifier(CLIENT) MongoClient client, Appender appender, EventStoreProperties properties) {
            return new EventStoreHealth(client.getDatabase(properties.database()), appender::state);
        }
    }
}
