package dev.coopclaims.eventstore.axon;

/** Which of an event's two times {@link MongoEventStorageEngine#createTokenAt} looks at. */
public enum TokenTime {
    /** When the commit was recorded: never decreases by position, so it is found by a search. The default. */
    RECORDED_AT,
    /**
     * The event's own time stamp, as Axon's own engines have it: the log is read from its start until the first event
     * that is not earlier. For small logs and for Axon's published tests.
     */
    OCCURRED_AT
}
