package dev.coopclaims.eventstore.log;

/**
 * The server is out of reach, cannot keep up, has no room or denies the right, so a commit was not accepted. Trying again later is
 * reasonable; {@link #outcomeUnknown()} says whether the commit may have been stored after all.
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
     * The database user may not do what writing needs; nothing was stored.
     *
     * @param serverSays which right is missing, in the server's words
     */
    public static EventStoreUnavailableException withoutRight(String serverSays) {
        return new EventStoreUnavailableException(
                "The database user lacks a right on the event log; the commit was not stored: " + serverSays, false);
    }

    /** Whether it is for want of room on the server's disk. */
    public boolean isWithoutRoom() {
        return withoutRoom;
    }

    /** Whether the commit had already been sent: it may be, or may yet become, stored. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
