package dev.coopclaims.query.follow;

/** A process cannot know whether it still holds a segment; it stops and asks the database. */
public final class ClaimUncertainException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ClaimUncertainException(String message) {
        super(message);
    }
}
