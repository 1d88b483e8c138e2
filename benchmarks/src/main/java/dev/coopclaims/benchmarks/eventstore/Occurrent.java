package dev.coopclaims.benchmarks.eventstore;

import com.mongodb.client.MongoDatabase;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.occurrent.eventstore.mongodb.spring.blocking.EventStoreConfig;
import org.occurrent.eventstore.mongodb.spring.blocking.SpringMongoEventStore;
import org.occurrent.mongodb.timerepresentation.TimeRepresentation;
import org.springframework.data.mongodb.MongoTransactionManager;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Occurrent's blocking event store on Spring Data. It stores CloudEvents by stream and has neither positions nor
 * snapshots; a commit over several aggregates is several writes in one transaction.
 */
final class Occurrent implements Candidate {

    static final String NAME = "occurrent";

    private static final String EVENTS = "events";
    private static final URI SOURCE = URI.create("urn:benchmark:claims");
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final MongoServer server;

    Occurrent(MongoServer server) {
        this.server = server;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Store openEmpty() {
        return new Opened(server.freshDatabase());
    }

    @Override
    public void close() {
        // The client belongs to the server.
    }

    private final class Opened implements Store {

        private final MongoDatabase database;
        private final TransactionTemplate transactions;
        private final SpringMongoEventStore store;

        Opened(MongoDatabase database) {
            this.database = database;
            var factory = new SimpleMongoClientDatabaseFactory(server.client(), database.getName());
            this.transactions = new TransactionTemplate(new MongoTransactionManager(factory));
            this.store = new SpringMongoEventStore(
                    new MongoTemplate(factory),
                    new EventStoreConfig.Builder()
                            .eventStoreCollectionName(EVENTS)
                            .transactionConfig(transactions)
                            .timeRepresentation(TimeRepresentation.DATE)
                            .build());
        }

        @Override
        public void append(List<DomainEventMessage<?>> commit) {
            Map<String, List<DomainEventMessage<?>>> byStream = commit.stream()
                    .collect(Collectors.groupingBy(
                            DomainEventMessage::getAggregateIdentifier, LinkedHashMap::new, Collectors.toList()));
            if (byStream.size() == 1) {
                byStream.forEach(this::write);
            } else {
                transactions.executeWithoutResult(status -> byStream.forEach(this::write));
            }
        }

        private void write(String stream, List<DomainEventMessage<?>> events) {
            store.write(
                    stream,
                    events.getFirst().getSequenceNumber(),
                    events.stream().map(this::cloudEvent));
        }

        private CloudEvent cloudEvent(DomainEventMessage<?> event) {
            CloudEventBuilder builder = CloudEventBuilder.v1()
                    .withId(event.getIdentifier())
                    .withSource(SOURCE)
                    .withType("benchmark.ClaimNoted")
                    .withTime(
                            event.getTimestamp().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                    .withDataContentType("application/json")
                    .withData(MAPPER.writeValueAsBytes(event.getPayload()));
            event.getMetaData()
                    .forEach((name, value) -> builder.withExtension(name.toLowerCase(Locale.ROOT), value.toString()));
            return builder.build();
        }

        @Override
        public long storedEvents() {
            return database.getCollection(EVENTS).countDocuments();
        }

        @Override
        public LogReading readLog(long deadlineNanoTime) {
            long events = 0;
            try (Stream<CloudEvent> all = store.all()) {
                for (Iterator<CloudEvent> iterator = all.iterator(); iterator.hasNext(); ) {
                    decode(iterator.next());
                    events++;
                    if (System.nanoTime() > deadlineNanoTime) {
                        return new LogReading(events, false, 0);
                    }
                }
            }
            return new LogReading(events, true, 0);
        }

        private void decode(CloudEvent event) {
            CloudEventData data = Objects.requireNonNull(event.getData());
            ClaimNoted payload = MAPPER.readValue(data.toBytes(), ClaimNoted.class);
            if (payload.claim().isEmpty() || event.getExtension("traceid") == null) {
                throw new IllegalStateException("An event came back as something else: " + event);
            }
        }

        @Override
        public int readAggregate(String stream) {
            int count = 0;
            for (CloudEvent event : store.read(stream)) {
                decode(event);
                count++;
            }
            return count;
        }

        @Override
        public boolean hasSnapshots() {
            return false;
        }

        @Override
        public void storeSnapshot(DomainEventMessage<?> snapshot) {
            throw new UnsupportedOperationException("Occurrent keeps no snapshots");
        }

        @Override
        public int readAggregateBySnapshot(String stream) {
            throw new UnsupportedOperationException("Occurrent keeps no snapshots");
        }

        @Override
        public StoreSize size() {
            return server.sizeOf(database, EVENTS);
        }

        @Override
        public void close() {
            database.drop();
        }
    }
}
