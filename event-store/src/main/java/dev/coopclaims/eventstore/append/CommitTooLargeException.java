package dev.coopclaims.eventstore.append;

/** A commit over 1,000 events or 12 MB; it was refused before anything was sent. Retrying does not help. */
public final class CommitTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommitTooLargeException(String message) {
        super(message);
    }
}
