package dev.coopclaims.command.decision;

import dev.coopclaims.kernel.AggregateId;

/**
 * What somebody wants to happen. A record with an imperative name ({@code SubmitClaim}), made of values that were
 * parsed at the edge. The actor is in the message's metadata.
 *
 * @param <R> what its decider answers; {@link Void} for nothing
 */
@SuppressWarnings("unused") // R ties the answer of Commands.send to the command
public interface Command<R> {

    /** The aggregate that the expected version and the answered version refer to. */
    AggregateId target();

    /** What kind of stream the target is. */
    StreamKind<?, ?> targetKind();

    /**
     * Whether it only foresees whether another command, which the same request sends afterwards, will be refused. That one
     * decides again, so whoever is let through on memory is let through on nothing.
     */
    default boolean isForecast() {
        return false;
    }

    /** Whether it begins its target, under an id that was drawn for it: nobody has it in memory, and nobody need read it. */
    default boolean beginsTarget() {
        return false;
    }
}
