package dev.coopclaims.command.dispatch;

/** Is told what happens on the way of commands, for figures; must not block and must not throw. */
public interface DispatchListener {
    /** Listens to nothing. */
    DispatchListener SILENT = new DispatchListener() {};

    /**
     * Somebody else wrote to the same aggregate meanwhile; the command is tried again.
     *
     * @param attempt which attempt failed, from 1
     */
    default void conflictRetried(Class<?> command, int attempt) {}

    /** Every attempt met a conflict; the command is refused. */
    default void conflictGivenUp(Class<?> command, int attempts) {}

    /** A lane was waited for, successfully or not. */
    default void laneWaited(long nanoseconds, boolean entered) {}
}
