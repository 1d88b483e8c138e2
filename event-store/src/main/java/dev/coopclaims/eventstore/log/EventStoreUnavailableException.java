package dev.coopclaims.eventstore.log;

/**
 * A commit was not accepted because the server cannot be reached, cannot keep up, has a full disk or denies a right.
 * Retrying later is reasonable; {@link #outcomeUnknown()} says whether the commit may have been stored after all.
 */
public final class EventStoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;
    private final boolean withoutRoom;

    public EventStoreUnavailableException(String message, boolean outcomeUnknown) {
        this(message, outcomeUnknown, false);
    }

    private EventStoreUnavailableException(String message, boolean outcomeUnknown, boolean withoutRoom) {
        super(message);
        this.outcomeUnknown = outcomeUnknown;
        this.withoutRoom = withoutRoom;
    }

    /** The server's disk is full; nothing was stored. */
    public static EventStoreUnavailableException withoutRoom() {
        return new EventStoreUnavailableException("the disk of the event store is full", false, true);
    }

    /**
     * The database user lacks a right that writing needs; nothing was stored.
     *
     * @param serverSays which right is missing, in the server's words
     */
    public static EventStoreUnavailableException withoutRight(String serverSays) {
        return new EventStoreUnavailableException(
                "The database user lacks a right on the event log; the commit was not stored: " + serverSays, false);
    }

    /** Whether the server's disk is full. */
    public boolean isWithoutRoom() {
        return withoutRoom;
    }

    /** Whether the commit had already been sent, so that it may have been stored or may still be. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
