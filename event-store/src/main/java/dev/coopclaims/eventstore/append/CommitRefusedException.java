package dev.coopclaims.eventstore.append;

/** The server refused a commit for a reason that retrying cannot fix; nothing of it is stored. */
public final class CommitRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommitRefusedException(String message) {
        super(message);
    }
}
