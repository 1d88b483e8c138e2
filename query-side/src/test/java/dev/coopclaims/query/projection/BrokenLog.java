package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.RecordedEvent;
import java.util.List;

/** A log that cannot be read from some position on; followers can read all of it. */
final class BrokenLog extends LogAround {
    private final long firstUnreadable;

    BrokenLog(EventLog log, long firstUnreadable) {
        super(log);
        this.firstUnreadable = firstUnreadable;
    }

    @Override
    public List<RecordedEvent> read(long fromPosition, int maxEvents) {
        if (fromPosition >= firstUnreadable) {
            throw new IllegalStateException("the log is out of reach");
        }
        return log.read(fromPosition, maxEvents);
    }
}
