package dev.coopclaims.eventstore.nodes;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.append.Appended;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.AppenderSettings;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.axon.AppendedPositions;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.axon.SnapshotCollection;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.CommitWatch;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * One node as the README puts it together for several, watch included: callers that append as fast as they are answered.
 * Arguments: uri database callers warmUpMillis millis.
 */
final class NodeMain {

    static final String READY = "ready";
    /** Said when the measured time begins, and when it ends. */
    static final String MEASURING = "measuring";

    static final String MEASURED = "measured";

    /** A system property: true for a client without the driver's internals. */
    static final String WITHOUT_LIVE_TAIL = "nodes.withoutLiveTail";

    /** An event of some 470 bytes as JSON. */
    record ClaimFiled(
            String claim, String fund, Person claimant, List<String> tags, LocalDate bought, long cents, String text) {}

    record Person(String organisation, String name, String mail, String city, String country) {}

    private NodeMain() {}

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME))
                .setLevel(Boolean.getBoolean(WITHOUT_LIVE_TAIL) ? Level.OFF : Level.WARN);
        String uri = arguments[0];
        String database = arguments[1];
        int callers = Integer.parseInt(arguments[2]);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        EventStoreMeters meters = new EventStoreMeters(registry);
        CommitSignal signal = new CommitSignal();
        MongoClient drivers = MongoClients.create(uri);
        try (MongoClient client = Boolean.getBoolean(WITHOUT_LIVE_TAIL) ? WrappedClient.of(drivers) : drivers;
                MongoCommitLog log = MongoCommitLog.open(client, uri, database);
                Appender appender =
                        new Appender(log, AppenderSettings.DEFAULTS, meters, signal, InstantSource.system());
                CommitWatch watch = new CommitWatch(log, signal)) {
            meters.watch(watch);
            MongoEventStorageEngine engine = MongoEventStorageEngine.builder()
                    .appender(appender)
                    .serializer(serializer())
                    .snapshots(new SnapshotCollection(client.getDatabase(database)))
                    .build();
            System.out.println(READY);
            awaitGo();
            long start = System.nanoTime();
            long from = start + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[3]));
            long until = from + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[4]));
            sayAt(from, MEASURING);
            sayAt(until, MEASURED);
            List<Caller> all = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Caller>> futures = new ArrayList<>();
                for (int caller = 0; caller < callers; caller++) {
                    futures.add(threads.submit(new Caller(engine, from, until)));
                }
                for (Future<Caller> future : futures) {
                    all.add(future.get());
                }
            }
            System.out.println(report(all, registry).line());
        }
    }

    static BsonSerializer serializer() {
        return new BsonSerializer(
                JsonMapper.shared(),
                StoredNames.builder()
                        .register(ClaimFiled.class, "nodes.ClaimFiled", "1")
                        .build());
    }

    private static void awaitGo() throws IOException {
        if (System.in.read() < 0) {
            throw new IOException("nobody is there to say go");
        }
    }

    private static void sayAt(long nanoTime, String line) {
        CompletableFuture.delayedExecutor(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS)
                .execute(() -> System.out.println(line));
    }

    private static NodeReport report(List<Caller> callers, SimpleMeterRegistry registry) {
        return NodeReport.of(
                callers.stream().flatMapToLong(Caller::measured).toArray(),
                callers.stream().mapToLong(caller -> caller.acknowledged).sum(),
                callers.stream().mapToLong(caller -> caller.sumOfPositions).sum(),
                registry.timer("eventstore.write").count(),
                (long) registry.counter("eventstore.tail.moves").count());
    }

    /** Appends until the time is over. */
    private static final class Caller implements Callable<Caller> {

        private final MongoEventStorageEngine engine;
        private final long fromNanos;
        private final long untilNanos;
        private long[] latencies = new long[1_024];
        private int count;
        private long acknowledged;
        private long sumOfPositions;

        Caller(MongoEventStorageEngine engine, long fromNanos, long untilNanos) {
            this.engine = engine;
            this.fromNanos = fromNanos;
            this.untilNanos = untilNanos;
        }

        @Override
        public Caller call() {
            long now = System.nanoTime();
            while (now < untilNanos) {
                long before = now;
                String claim = "claim-" + UUID.randomUUID();
                Appended appended = Objects.requireNonNull(AppendedPositions.during(() -> {
                            engine.appendEvents(new GenericDomainEventMessage<>("Claim", claim, 0, filed(claim)));
                            return true;
                        })
                        .appended());
                now = System.nanoTime();
                acknowledged++;
                sumOfPositions += appended.firstPosition();
                if (before >= fromNanos && now < untilNanos) {
                    note(now - before);
                }
            }
            return this;
        }

        private static ClaimFiled filed(String claim) {
            return new ClaimFiled(
                    claim,
                    "fund-0190f3a2-5d1c-7c1e-9c7b-3f1d2b6a7e11",
                    new Person("organisation-4711", "Maria Muster", "maria.muster@example.org", "Lübeck", "DE"),
                    List.of("print", "regional", "autumn"),
                    LocalDate.of(2026, 10, 3),
                    125_000,
                    "Advertisement in the autumn issue, half a page, four colours, with the maker's logo as agreed");
        }

        private void note(long nanos) {
            if (count == latencies.length) {
                latencies = Arrays.copyOf(latencies, count * 2);
            }
            latencies[count++] = nanos;
        }

        LongStream measured() {
            return Arrays.stream(latencies, 0, count);
        }
    }
}
