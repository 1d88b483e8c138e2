package dev.coopclaims.query.projection;

import dev.coopclaims.kernel.claim.CommentAdded;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.LogCursor;
import dev.coopclaims.query.follow.RecordedEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A log whose comments were sealed: when their keys are gone, and whoever had them in memory forgot them, they read as erased. */
final class SealedLog extends LogAround {
    static final String ERASED = "erased";

    private volatile boolean destroyed;
    private volatile boolean erased;
    private volatile Runnable afterPage = () -> {};

    SealedLog(EventLog log) {
        super(log);
    }

    void destroyKeys() {
        destroyed = true;
    }

    /** What happens once, when somebody on this thread has read a page and has done nothing with it yet. */
    void afterTheNextPage(Runnable once) {
        Thread reader = Thread.currentThread();
        afterPage = () -> {
            if (Thread.currentThread().equals(reader)) {
                afterPage = () -> {};
                once.run();
            }
        };
    }

    @Override
    public void forgetKeys() {
        erased = destroyed;
    }

    private RecordedEvent opened(RecordedEvent event) {
        if (!erased || !(event.payload() instanceof CommentAdded said)) {
            return event;
        }
        return new RecordedEvent(
                event.position(),
                event.id(),
                event.type(),
                event.revision(),
                event.stream(),
                event.sequence(),
                event.occurredAt(),
                event.recordedAt(),
                new CommentAdded(said.claim(), said.organisation(), said.comment(), ERASED, said.document()),
                event.metadata());
    }

    @Override
    public LogCursor from(long position) {
        LogCursor cursor = log.from(position);
        return new LogCursor() {
            @Override
            public List<RecordedEvent> next(int maxEvents) {
                List<RecordedEvent> page = cursor.next(maxEvents).stream()
                        .map(SealedLog.this::opened)
                        .toList();
                afterPage.run();
                return page;
            }

            @Override
            public long bytes() {
                return cursor.bytes();
            }

            @Override
            public void close() {
                cursor.close();
            }
        };
    }

    @Override
    public Stream<RecordedEvent> of(Set<String> streams, long upTo) {
        if (streams.isEmpty() || streams.size() > 1_000) {
            throw new IllegalArgumentException("1 to 1,000 streams, not " + streams.size());
        }
        return log.of(streams, upTo).map(this::opened);
    }
}
