package dev.coopclaims.command.decision;

/**
 * Decides one kind of command. Pure. Its methods are called in this order, on streams of one moment of the log:
 * {@link #touches}, {@link #admit}, {@link #decide}. {@code touches} must name every stream that they look at.
 *
 * @param <C> the command
 * @param <R> the answer to its sender
 */
public interface Decider<C extends Command<R>, R> {

    /** Whether the command may change its target; a command that only asks waits for no lane. */
    default boolean changes() {
        return true;
    }

    /**
     * Which streams the command looks at and which it may change, as far as the known streams tell. It is called first
     * on what is in memory, then with everything that it named, until it names nothing new. It never refuses: if the
     * target does not allow the command, or the actor may not know of it, it simply names no further streams.
     *
     * @param known any of the streams that were named may be missing ({@link Streams#ifKnown}); if the target is there,
     *     so is the actor's organisation
     */
    default Touched touches(C command, Streams known, Context context) {
        return Touched.NOTHING;
    }

    /**
     * Requires that the actor may know of the command's target and act on it. Called before the version
     * is compared, so that not even a version reveals what the actor may not see.
     *
     * @throws dev.coopclaims.kernel.refusal.Refusal not found, or forbidden
     */
    default void admit(C command, Streams streams, Context context) {}

    /**
     * Decides the command.
     *
     * @throws dev.coopclaims.kernel.refusal.Refusal if a rule forbids it; nothing happens then
     */
    Decision<R> decide(C command, Streams streams, Context context);
}
