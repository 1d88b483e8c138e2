package dev.coopclaims.eventstore.axon;

/** A commit with this request key is stored already, by an earlier attempt; nothing was stored now. */
public final class RequestStoredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long firstPosition;
    private final long lastPosition;

    RequestStoredException(String key, long firstPosition, long lastPosition) {
        super("The request " + key + " was stored before, at the positions " + firstPosition + " to " + lastPosition);
        this.firstPosition = firstPosition;
        this.lastPosition = lastPosition;
    }

    /** Of the first event that the request has caused. */
    public long firstPosition() {
        return firstPosition;
    }

    /** Of the last event that the request has caused. */
    public long lastPosition() {
        return lastPosition;
    }
}
