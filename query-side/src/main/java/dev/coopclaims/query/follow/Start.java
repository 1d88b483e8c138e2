package dev.coopclaims.query.follow;

/** Where a follower begins that has no position yet. */
@FunctionalInterface
public interface Start {

    /** With the first event there is. */
    Start BEGINNING = log -> EventLog.NOTHING;

    /** With the first event after now. */
    Start HEAD = EventLog::head;

    /** The position behind which it begins. */
    long position(EventLog log);

    /** Behind a position. */
    static Start after(long position) {
        return log -> position;
    }
}
