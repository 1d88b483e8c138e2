package dev.coopclaims.eventstore.faults;

import dev.coopclaims.eventstore.append.Appended;
import dev.coopclaims.eventstore.axon.AppendedPositions;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * One caller in a loop: commits of one to three events, some over two streams, on streams that only it writes. After an
 * unknown outcome it sends other events for the same sequences, so that the store must decide between the two.
 */
final class Writer implements Runnable {

    /** The event of the suite: which commit of which writer, which event of how many. */
    record Wrote(int writer, int number, int index, int of) {}

    private static final int COMMITS_PER_STREAM = 40;
    private static final long AFTER_ERROR_NANOS = 20_000_000;
    private static final int LONGEST_REST_MICROS = 8_000;

    private final int id;
    private final MongoEventStorageEngine engine;
    private final Journal journal;
    private final AtomicInteger callers;
    private final Random random;
    private volatile boolean stopped;

    private int number;
    private int generation;
    private long mainNext;
    private long sideNext;
    private boolean doubt;

    /** {@code callers} counts who is inside the store at the moment. */
    Writer(int id, MongoEventStorageEngine engine, Journal journal, AtomicInteger callers, long seed) {
        this.id = id;
        this.engine = engine;
        this.journal = journal;
        this.callers = callers;
        this.random = new Random(seed * 31 + id);
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                writeOne();
            } catch (RuntimeException e) {
                journal.broken("writer " + id + " was answered with " + e + " at its commit " + number);
                startStream();
            }
        }
    }

    private void writeOne() {
        int main = 1 + random.nextInt(3);
        int side = random.nextInt(5) == 0 ? 1 : 0;
        number++;
        List<DomainEventMessage<?>> events = events(main, side);
        journal.asked(id, number);
        callers.incrementAndGet();
        try {
            Appended appended = Objects.requireNonNull(AppendedPositions.during(() -> {
                        engine.appendEvents(events);
                        return true;
                    })
                    .appended());
            journal.acknowledged(id, number, appended.firstPosition());
            mainNext += main;
            sideNext += side;
            doubt = false;
            if (number % COMMITS_PER_STREAM == 0) {
                startStream();
            }
            LockSupport.parkNanos(1_000L * random.nextInt(LONGEST_REST_MICROS));
        } catch (ConcurrencyException | AggregateStreamCreationException e) {
            journal.refused(id, number);
            if (!doubt) {
                journal.broken("writer " + id + " has a conflict on a stream of its own: " + e.getMessage());
            }
            startStream();
        } catch (EventStoreUnavailableException e) {
            if (e.outcomeUnknown()) {
                journal.unknown(id, number);
                doubt = true;
            } else {
                journal.refused(id, number);
            }
            LockSupport.parkNanos(AFTER_ERROR_NANOS);
        } finally {
            callers.decrementAndGet();
        }
    }

    private void startStream() {
        generation++;
        mainNext = 0;
        sideNext = 0;
        doubt = false;
    }

    private List<DomainEventMessage<?>> events(int main, int side) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (int index = 0; index < main + side; index++) {
            boolean onMain = index < main;
            events.add(new GenericDomainEventMessage<>(
                    "Faulted",
                    "w" + id + (onMain ? "-main-" : "-side-") + generation,
                    onMain ? mainNext + index : sideNext + index - main,
                    new Wrote(id, number, index, main + side)));
        }
        return events;
    }
}
