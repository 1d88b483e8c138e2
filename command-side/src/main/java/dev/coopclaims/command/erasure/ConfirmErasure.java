package dev.coopclaims.command.erasure;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.erasure.ErasureId;

/** H-6: a second person agrees to an erasure. */
public record ConfirmErasure(ErasureId erasure) implements ErasureCommand<Void> {
    public static final Decider<ConfirmErasure, Void> DECIDER =
            new ErasureDecider<>((command, state, streams, context) -> Decision.of(Changes.of(
                    ErasureState.KIND,
                    ErasureDecisions.confirm(state, Retention.of(state.subject(), streams, context), context))));
}
