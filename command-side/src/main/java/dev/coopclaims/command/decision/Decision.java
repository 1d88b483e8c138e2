package dev.coopclaims.command.decision;

/**
 * The outcome of a command.
 *
 * @param changes the events that happen
 * @param result the answer to the sender; absent if there is none
 */
public record Decision<R>(Changes changes, R result) {

    /** Changes without an answer. */
    @SuppressWarnings("NullAway") // Void has no other value
    public static Decision<Void> of(Changes changes) {
        return new Decision<>(changes, null);
    }

    /** An answer without changes. */
    public static <R> Decision<R> answer(R result) {
        return new Decision<>(Changes.NONE, result);
    }
}
