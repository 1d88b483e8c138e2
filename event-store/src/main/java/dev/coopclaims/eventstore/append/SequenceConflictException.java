package dev.coopclaims.eventstore.append;

/** A commit does not continue a stream where it ends: somebody else was first. Nothing of the commit is stored. */
public final class SequenceConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String stream;

    public SequenceConflictException(String stream, String message) {
        super(message);
        this.stream = stream;
    }

    /** The stream on which the commits conflict; of several, the first in the commit. */
    public String stream() {
        return stream;
    }
}
