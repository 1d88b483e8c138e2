package dev.coopclaims.command.decision;

/**
 * How one kind of command is decided. Pure. It is called in this order, on streams of one moment of the log:
 * {@link #touches}, {@link #admit}, {@link #decide}; what one of them asks of a stream has to be named by {@code touches}.
 *
 * @param <C> the command
 * @param <R> what its sender is answered
 */
public interface Decider<C extends Command<R>, R> {

    /** Whether the command may change its target; a mere question waits for nobody. */
    default boolean changes() {
        return true;
    }

    /**
     * Which streams the command looks at, and which it may change, as far as can be told from what is known. It is asked
     * again with all that it named, until it names nothing new. It never refuses: a target that does not allow the command
     * simply needs no further streams.
     *
     * @param known at least the command's target and the actor's organisation, and what was named before
     */
    default Touched touches(C command, Streams known, Context context) {
        return Touched.NOTHING;
    }

    /**
     * That the actor may know the command's target and act on it. Asked before the version is compared, so
     * that not even a version tells of what the actor may not see.
     *
     * @throws dev.coopclaims.kernel.refusal.Refusal not found, or forbidden
     */
    default void admit(C command, Streams streams, Context context) {}

    /**
     * Decides.
     *
     * @throws dev.coopclaims.kernel.refusal.Refusal when a rule forbids it; nothing happens then
     */
    Decision<R> decide(C command, Streams streams, Context context);
}
