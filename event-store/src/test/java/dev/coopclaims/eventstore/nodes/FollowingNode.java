package dev.coopclaims.eventstore.nodes;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.AppenderSettings;
import dev.coopclaims.eventstore.append.EventStoreMeters;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.axon.SignalledEventStore;
import dev.coopclaims.eventstore.axon.SnapshotCollection;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.CommitWatch;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.TrackingEventStream;
import org.slf4j.LoggerFactory;

/**
 * A node as the README puts it together that writes nothing. Arguments: uri database reading. It watches, and if reading is
 * true one stream takes every event as it comes and decodes it. It answers each line by how many events were read so far
 * and the watch's mode, and ends with its input.
 */
final class FollowingNode {

    private FollowingNode() {}

    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        String uri = arguments[0];
        String database = arguments[1];
        CommitSignal signal = new CommitSignal();
        try (MongoClient client = MongoClients.create(uri);
                MongoCommitLog log = MongoCommitLog.open(client, uri, database);
                Appender appender = new Appender(
                        log,
                        AppenderSettings.DEFAULTS,
                        EventStoreMeters.unregistered(),
                        signal,
                        InstantSource.system())) {
            SignalledEventStore store = SignalledEventStore.builder()
                    .storageEngine(MongoEventStorageEngine.builder()
                            .appender(appender)
                            .serializer(NodeMain.serializer())
                            .snapshots(new SnapshotCollection(client.getDatabase(database)))
                            .build())
                    .signal(signal)
                    .build();
            AtomicLong read = new AtomicLong();
            try (CommitWatch watch = new CommitWatch(log, signal)) {
                if (Boolean.parseBoolean(arguments[2])) {
                    startReading(store, read);
                }
                System.out.println(NodeMain.READY);
                answer(() -> read.get() + " " + watch.mode());
            } finally {
                store.shutDown();
            }
        }
    }

    @SuppressWarnings("NullAway") // null is Axon's token before the first event
    private static void startReading(SignalledEventStore store, AtomicLong read) {
        Thread.ofPlatform().name("reader").daemon(true).start(() -> {
            try (TrackingEventStream stream = store.openStream(null)) {
                while (true) {
                    Objects.requireNonNull(stream.nextAvailable().getPayload());
                    read.incrementAndGet();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void answer(java.util.function.Supplier<String> report) {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            while (orders.readLine() != null) {
                System.out.println(report.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
