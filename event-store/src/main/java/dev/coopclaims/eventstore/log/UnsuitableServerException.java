package dev.coopclaims.eventstore.log;

/**
 * The server or the connection settings cannot guarantee that acknowledged commits are kept; the message names the
 * remedy.
 */
public final class UnsuitableServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnsuitableServerException(String message) {
        super(message);
    }
}
