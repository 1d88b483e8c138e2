package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.LogCursor;
import dev.coopclaims.query.follow.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A log that cannot be read from some position on. */
record BrokenLog(EventLog log, long firstUnreadable) implements EventLog {

    @Override
    public long knownHead() {
        return log.knownHead();
    }

    @Override
    public void onNews(Runnable listener) {
        log.onNews(listener);
    }

    /** Followers can read all of it. */
    @Override
    public LogCursor from(long position) {
        return log.from(position);
    }

    @Override
    public long head() {
        return log.head();
    }

    @Override
    public List<RecordedEvent> read(long fromPosition, int maxEvents) {
        if (fromPosition >= firstUnreadable) {
            throw new IllegalStateException("the log is out of reach");
        }
        return log.read(fromPosition, maxEvents);
    }

    @Override
    public Stream<RecordedEvent> of(Set<String> streams, long upTo) {
        return log.of(streams, upTo);
    }

    @Override
    public long positionAt(Instant recordedAt) {
        return log.positionAt(recordedAt);
    }
}
