package dev.coopclaims.eventstore.log;

/** The server, or how it is addressed, cannot keep what it acknowledges; the message names the remedy. */
public final class UnsuitableServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnsuitableServerException(String message) {
        super(message);
    }
}
