package dev.coopclaims.app.wiring;

import dev.coopclaims.eventstore.axon.LogReader;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.LogCursor;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.follow.RecordedEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** The query side's port to the log: the engine's own reading, so that a rebuild sees upcast events as a live view does. */
record EngineLog(MongoEventStorageEngine engine, CommitLog log, CommitSignal signal, StoredFieldKeys keys)
        implements EventLog {
    /** What is read at once, as it is stored. */
    private static final long MAX_BYTES = 8L << 20;

    @Override
    public Stream<RecordedEvent> of(Set<String> streams, long upTo) {
        return engine.past().read(streams, upTo).map(RecordedEvents::of).flatMap(Optional::stream);
    }

    @Override
    public long positionAt(Instant recordedAt) {
        return engine.past().positionAt(recordedAt);
    }

    @Override
    public void forgetKeys() {
        keys.forget();
    }

    @Override
    public long head() {
        return log.tail().nextPosition() - 1;
    }

    @Override
    public long knownHead() {
        return Math.max(signal.knownEnd() - 1, NOTHING);
    }

    @Override
    public void onNews(Runnable listener) {
        signal.subscribe(listener);
    }

    @Override
    public LogCursor from(long position) {
        return new EngineCursor(engine.reader(position));
    }

    private static final class EngineCursor implements LogCursor {
        private final LogReader reader;
        private @Nullable RuntimeException failure;

        private EngineCursor(LogReader reader) {
            this.reader = reader;
        }

        /** What stands before an event that cannot be decoded is returned first: nobody waits for it. */
        @Override
        public List<RecordedEvent> next(int maxEvents) {
            if (failure != null) {
                throw failure;
            }
            List<RecordedEvent> next = new ArrayList<>();
            try {
                reader.next(maxEvents, MAX_BYTES).forEach(message -> next.add(decoded(message)));
            } catch (RuntimeException failed) {
                if (next.isEmpty()) {
                    throw failed;
                }
                failure = failed;
            }
            return next;
        }

        private static RecordedEvent decoded(TrackedEventMessage<?> message) {
            return RecordedEvents.of(message)
                    .orElseThrow(() -> new IllegalStateException(
                            "the log holds something that is no domain event: " + message.getIdentifier()));
        }

        @Override
        public long bytes() {
            return reader.bytes();
        }

        @Override
        public void close() {
            // Nothing is open: it reads by pages.
        }
    }
}
