package dev.coopclaims.eventstore.append;

/** A commit does not continue a stream where the stream ends: another commit came first. Nothing of it is stored. */
public final class SequenceConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String stream;

    public SequenceConflictException(String stream, String message) {
        super(message);
        this.stream = stream;
    }

    /** The stream in conflict; if there are several, the first one in the commit. */
    public String stream() {
        return stream;
    }
}
