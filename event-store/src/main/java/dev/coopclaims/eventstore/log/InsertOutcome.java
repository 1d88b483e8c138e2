package dev.coopclaims.eventstore.log;

/** The outcome of sending a batch of commits to the server. */
public sealed interface InsertOutcome {

    /** All commits are stored and durable. */
    record AllStored() implements InsertOutcome {}

    /**
     * Commits before an index are stored and durable; the one at the index and those behind it are not stored.
     *
     * @param index of the commit that was refused, from 0
     * @param reason why
     * @param message the server's message, for the log
     */
    record StoppedAt(int index, Reason reason, String message) implements InsertOutcome {}

    /**
     * The outcome is not known: the reply was lost, or the server could not be reached. All, the first few or none of
     * the commits may be stored, or they may still be stored later.
     *
     * @param cause what went wrong
     */
    record Unknown(RuntimeException cause) implements InsertOutcome {}

    /** Why the server refused a commit. */
    enum Reason {
        /** Another commit has this position: the tail has moved. A commit that violates both rules gets this reason. */
        POSITION_TAKEN,
        /** Another commit has this stream and first sequence: a conflict on the aggregate. */
        SEQUENCE_TAKEN,
        /** The server's disk is full, and the server said so before it wrote anything; a later attempt may succeed. */
        NO_ROOM,
        /**
         * The user lacks the right to write to the log. This has nothing to do with the commit, which can be retried
         * unchanged.
         */
        NO_RIGHT,
        /** Any other reason that retrying does not fix, such as a document over the server's limit. */
        REFUSED
    }
}
