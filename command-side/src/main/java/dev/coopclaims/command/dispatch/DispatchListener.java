package dev.coopclaims.command.dispatch;

/** Is notified of what happens to commands, for metrics; must not block and must not throw. */
public interface DispatchListener {
    /** Listens to nothing. */
    DispatchListener SILENT = new DispatchListener() {};

    /**
     * Somebody else wrote to the same aggregate meanwhile; the command is retried.
     *
     * @param attempt which attempt failed, from 1
     */
    default void conflictRetried(Class<?> command, int attempt) {}

    /** Every attempt met a conflict; the command is refused. */
    default void conflictGivenUp(Class<?> command, int attempts) {}

    /** A command waited for a lane, successfully or not. */
    default void laneWaited(long nanoseconds, boolean entered) {}
}
