package dev.coopclaims.eventstore.log;

/**
 * The server is out of reach or cannot keep up, so a commit was not accepted within its time-out. Trying again later is
 * reasonable; {@link #outcomeUnknown()} says whether the commit may have been stored after all.
 */
public final class EventStoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;

    public EventStoreUnavailableException(String message, boolean outcomeUnknown) {
        super(message);
        this.outcomeUnknown = outcomeUnknown;
    }

    /** Whether the commit had already been sent: it may be, or may yet become, stored. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
