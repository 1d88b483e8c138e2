package dev.coopclaims.eventstore.log;

/** What became of a batch of commits that was sent to the server. */
public sealed interface InsertOutcome {

    /** All commits are stored and durable. */
    record AllStored() implements InsertOutcome {}

    /**
     * Commits before an index are stored and durable, the one at the index and those behind it are not.
     *
     * @param index of the commit that was refused, from 0
     * @param reason why
     * @param message the server's words, for the log
     */
    record StoppedAt(int index, Reason reason, String message) implements InsertOutcome {}

    /**
     * Nobody knows: the reply was lost, or the server could not be reached. The commits may be stored, some first ones
     * of them, none, or they may still be stored later.
     *
     * @param cause what went wrong
     */
    record Unknown(RuntimeException cause) implements InsertOutcome {}

    /** Why the server refused a commit. */
    enum Reason {
        /** Another commit has this position: the tail has moved. A commit that breaks both rules gets this reason. */
        POSITION_TAKEN,
        /** Another commit has this stream and first sequence: a conflict on the aggregate. */
        SEQUENCE_TAKEN,
        /** The server has no room on its disk, and said so before it wrote anything; later it may have. */
        NO_ROOM,
        /** The user may not write to the log, whatever the commit is; with the right it may be repeated as it is. */
        NO_RIGHT,
        /** Anything else that repeating does not mend, such as a document over the server's limit. */
        REFUSED
    }
}
