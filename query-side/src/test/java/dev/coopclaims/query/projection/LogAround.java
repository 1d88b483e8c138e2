package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.LogCursor;
import dev.coopclaims.query.follow.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Another log as it is; who extends it changes one thing. */
abstract class LogAround implements EventLog {
    final EventLog log;

    LogAround(EventLog log) {
        this.log = log;
    }

    @Override
    public LogCursor from(long position) {
        return log.from(position);
    }

    @Override
    public List<RecordedEvent> read(long fromPosition, int maxEvents) {
        return log.read(fromPosition, maxEvents);
    }

    @Override
    public Stream<RecordedEvent> of(Set<String> streams, long upTo) {
        return log.of(streams, upTo);
    }

    @Override
    public long head() {
        return log.head();
    }

    @Override
    public long knownHead() {
        return log.knownHead();
    }

    @Override
    public void onNews(Runnable listener) {
        log.onNews(listener);
    }

    @Override
    public long positionAt(Instant recordedAt) {
        return log.positionAt(recordedAt);
    }

    @Override
    public void forgetKeys() {
        log.forgetKeys();
    }
}
