package dev.coopclaims.app.wiring;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.app.storedform.EventJson;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.AppenderSettings;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.axon.SignalledEventStore;
import dev.coopclaims.eventstore.axon.SnapshotCollection;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.sealing.FieldSealing;
import dev.coopclaims.kernel.StoredEventNames;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Objects;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The event store, on either database. */
@Configuration(proxyBeanMethods = false)
@Import({ReplicaSetConfiguration.class, EmbeddedConfiguration.class, SealingConfiguration.class})
public class EventStoreConfiguration {
    /**
     * How long a command waits for its commit, in milliseconds: an election is over by then, and the client is still
     * waiting.
     */
    private static final long APPEND_MILLIS = 15_000;

    @Bean
    MongoDatabase database(Storage storage) {
        return storage.database();
    }

    @Bean
    CommitSignal commitSignal() {
        return new CommitSignal();
    }

    /** The stored name and revision of every event; the application does not start if a class lacks either. */
    @Bean
    StoredNames storedNames() {
        AnnotationRevisionResolver revisions = new AnnotationRevisionResolver();
        StoredNames.Builder names = StoredNames.builder();
        StoredEventNames.CLASSES.forEach((name, type) -> names.register(
                type, name, Objects.requireNonNull(revisions.revisionOf(type), "missing @Revision: " + type)));
        return names.build();
    }

    @Bean
    BsonSerializer eventSerializer(StoredNames names, FieldSealing sealing) {
        return new BsonSerializer(EventJson.mapper(), names, sealing);
    }

    /** Records by wall time, whatever the domain's clock shows. */
    @Bean
    Appender appender(Storage storage, CommitSignal signal, MeterRegistry meters) {
        return new Appender(
                storage.log(),
                AppenderSettings.DEFAULTS.withAppendTimeoutMillis(APPEND_MILLIS),
                new EventStoreMeters(meters),
                signal,
                InstantSource.system());
    }

    @Bean
    MongoEventStorageEngine engine(
            Appender appender, BsonSerializer serializer, FieldSealing sealing, MongoDatabase database) {
        SealingConfiguration.requireKeysOf(appender.log(), sealing);
        return MongoEventStorageEngine.builder()
                .appender(appender)
                .serializer(serializer)
                .snapshots(new SnapshotCollection(database))
                .tellRecordedAt()
                .build();
    }

    @Bean(destroyMethod = "shutDown")
    SignalledEventStore eventStore(MongoEventStorageEngine engine, CommitSignal signal) {
        return SignalledEventStore.builder()
                .storageEngine(engine)
                .signal(signal)
                .build();
    }
}
