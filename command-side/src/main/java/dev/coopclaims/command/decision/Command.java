package dev.coopclaims.command.decision;

import dev.coopclaims.kernel.AggregateId;

/**
 * What somebody wants to happen. A record in the imperative ({@code SubmitClaim}) of values that were parsed at the edge;
 * who wants it travels beside it, in the message's metadata.
 *
 * @param <R> what its decider answers; {@link Void} when nothing
 */
@SuppressWarnings("unused") // R ties the answer of Commands.send to the command
public interface Command<R> {

    /** The aggregate that an expected version and the answered version are about. */
    AggregateId target();

    /** What kind of stream the target is. */
    StreamKind<?, ?> targetKind();
}
