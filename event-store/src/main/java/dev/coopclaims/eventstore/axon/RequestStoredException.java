package dev.coopclaims.eventstore.axon;

/** An earlier attempt has already stored a commit with this request key; nothing was stored now. */
public final class RequestStoredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long firstPosition;
    private final long lastPosition;

    RequestStoredException(String key, long firstPosition, long lastPosition) {
        super("The request " + key + " is already stored, at the positions " + firstPosition + " to " + lastPosition);
        this.firstPosition = firstPosition;
        this.lastPosition = lastPosition;
    }

    /** The position of the first event that the request caused. */
    public long firstPosition() {
        return firstPosition;
    }

    /** The position of the last event that the request caused. */
    public long lastPosition() {
        return lastPosition;
    }
}
