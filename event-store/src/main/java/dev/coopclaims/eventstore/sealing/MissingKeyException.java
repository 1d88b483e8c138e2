package dev.coopclaims.eventstore.sealing;

/** The key of a stored field is missing although nobody erased it: the keys are older than the log, or were lost. */
public final class MissingKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingKeyException(String subject, int generation) {
        super("The key of " + subject + " (generation " + generation + ") is missing although nobody erased it:"
                + " restore the newest backup of the collection " + StoredFieldKeys.COLLECTION);
    }
}
