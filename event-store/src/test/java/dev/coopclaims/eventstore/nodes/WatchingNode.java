package dev.coopclaims.eventstore.nodes;

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
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.CommitWatch;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import tools.jackson.databind.json.JsonMapper;

/**
 * A node as the README puts it together, in a process of its own: writes when it is told and reads all the time, woken by
 * nothing but the signal. Arguments: uri database. Orders, a line each: {@code write <commits> <callers> <pause in ms>}
 * (answered {@code written}) and {@code report} (answered by a {@link WatchReport}).
 */
final class WatchingNode {

    private static final long HARDLY_EVER_MILLIS = 3_600_000;

    /** Sent at an instant of the wall clock, which the processes share. */
    record Sent(long atMicros) {}

    private WatchingNode() {}

    public static void main(String[] arguments) throws IOException {
        String uri = arguments[0];
        String database = arguments[1];
        CommitSignal signal = new CommitSignal();
        EventStoreMeters meters = new EventStoreMeters(new SimpleMeterRegistry());
        try (MongoClient client = MongoClients.create(uri)) {
            MongoCommitLog log = MongoCommitLog.open(client, uri, database);
            Appender appender = new Appender(log, AppenderSettings.DEFAULTS, meters, signal, InstantSource.system());
            MongoEventStorageEngine engine = MongoEventStorageEngine.builder()
                    .appender(appender)
                    .serializer(new BsonSerializer(
                            JsonMapper.shared(),
                            StoredNames.builder()
                                    .register(Sent.class, "nodes.Sent", "1")
                                    .build()))
                    .snapshots(new SnapshotCollection(client.getDatabase(database)))
                    .build();
            SignalledEventStore store = SignalledEventStore.builder()
                    .storageEngine(engine)
                    .signal(signal)
                    .pollMillis(HARDLY_EVER_MILLIS)
                    .build();
            try (CommitWatch watch = new CommitWatch(log, signal);
                    WatchingReader reader = new WatchingReader(store.openStream(null), watch)) {
                meters.watch(watch);
                System.out.println(NodeMain.READY);
                obey(engine, reader);
            } finally {
                store.shutDown();
                appender.close();
            }
        }
    }

    private static void obey(MongoEventStorageEngine engine, WatchingReader reader) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ", -1);
            if (words[0].equals("write")) {
                write(engine, Integer.parseInt(words[1]), Integer.parseInt(words[2]), Long.parseLong(words[3]));
                System.out.println("written");
            } else {
                System.out.println(reader.report().line());
            }
        }
    }

    private static void write(MongoEventStorageEngine engine, int commits, int callers, long pauseMillis) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> done = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                done.add(threads.submit(() -> {
                    for (int commit = 0; commit < commits / callers; commit++) {
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
                        engine.appendEvents(new GenericDomainEventMessage<>(
                                "Test", UUID.randomUUID().toString(), 0, new Sent(micros())));
                    }
                }));
            }
            for (Future<?> caller : done) {
                caller.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a caller failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
