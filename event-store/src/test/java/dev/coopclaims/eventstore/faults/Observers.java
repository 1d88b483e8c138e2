package dev.coopclaims.eventstore.faults;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.bson.Document;

/** All that reads: the raw tail and Axon's stream on each node, and a processor that both nodes contend for. */
final class Observers implements AutoCloseable {

    private static final Duration READERS_WITHIN = Duration.ofSeconds(20);
    private static final Duration PROCESSOR_WITHIN = Duration.ofSeconds(150);

    private final Broken broken;
    private final AtomicLong highestHandled = new AtomicLong(-1);
    private final AtomicLong handledAgain = new AtomicLong();
    private final List<Reader> readers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<TrackingEventProcessor> processors = new ArrayList<>();

    Observers(List<FaultNode> nodes, Broken broken) {
        this.broken = broken;
        for (FaultNode node : nodes) {
            readers.add(Reader.ofTail(node, broken));
            readers.add(Reader.ofStream(node, broken));
            processors.add(Effects.processor(node, highestHandled, handledAgain, broken));
        }
        readers.forEach(reader -> threads.add(Thread.ofVirtual().start(reader)));
    }

    long handledAgain() {
        return handledAgain.get();
    }

    /** Waits until every reader has seen so many events; that one does not get there is a broken promise. */
    void awaitReaders(long events) {
        for (Reader reader : readers) {
            if (!Await.until(READERS_WITHIN, () -> reader.seen().next() >= events)) {
                broken.add(reader.what() + " did not go on: it saw "
                        + reader.seen().next() + " of " + events + " events within " + READERS_WITHIN.toSeconds()
                        + " s");
            }
        }
    }

    /** At the end: holds what was read and what was effected against the log. */
    void compare(LogCheck check, MongoClient client) {
        for (Reader reader : readers) {
            check.compare(reader.what(), reader.seen());
        }
        if (!Await.until(PROCESSOR_WITHIN, () -> highestHandled.get() >= check.events() - 1)) {
            broken.add("the processor did not go on: it handled up to " + highestHandled.get() + " of " + check.events()
                    + " events within " + PROCESSOR_WITHIN.toSeconds() + " s");
        }
        processors.forEach(TrackingEventProcessor::shutDown);
        SeenEvents effects = new SeenEvents();
        for (Document effect :
                Effects.collection(client).find().sort(Sorts.ascending("_id")).batchSize(10_000)) {
            if (effect.getLong("_id") != effects.next()) {
                broken.add("there is no effect of position " + effects.next());
                return;
            }
            effects.add(SeenEvents.fingerprint(effect.getString("event")));
        }
        check.compare("the processor's effects", effects);
    }

    @Override
    public void close() {
        readers.forEach(Reader::stop);
        for (Thread thread : threads) {
            try {
                thread.interrupt();
                if (!thread.join(Duration.ofSeconds(30))) {
                    broken.add("a reader does not stop");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        processors.forEach(TrackingEventProcessor::shutDown);
    }
}
