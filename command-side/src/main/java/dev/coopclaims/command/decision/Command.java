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
}
