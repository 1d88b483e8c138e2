package dev.coopclaims.command.decision;

/**
 * What becomes of a command.
 *
 * @param changes what happens
 * @param result what the sender is answered; absent when nothing
 */
public record Decision<R>(Changes changes, R result) {

    /** Something happens, and nothing is answered. */
    @SuppressWarnings("NullAway") // of Void there is no other value
    public static Decision<Void> of(Changes changes) {
        return new Decision<>(changes, null);
    }

    /** Nothing happens; the sender is answered. */
    public static <R> Decision<R> answer(R result) {
        return new Decision<>(Changes.NONE, result);
    }
}
