package dev.coopclaims.eventstore.axon;

/** The time of an event that {@link MongoEventStorageEngine#createTokenAt} uses. */
public enum TokenTime {
    /** When the commit was recorded. It never decreases by position, so a binary search finds it. The default. */
    RECORDED_AT,
    /**
     * The event's own timestamp, as in Axon's own engines: the log is read from its start to the first event that is
     * not earlier. For small logs and Axon's published tests.
     */
    OCCURRED_AT
}
