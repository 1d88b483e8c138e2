package dev.coopclaims.command.erasure;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.erasure.ErasureCompleted;
import dev.coopclaims.kernel.erasure.ErasureId;

/** H-6: nothing holds a copy any more. It can be sent again and again. */
public record CompleteErasure(ErasureId erasure) implements ErasureCommand<Void> {
    public static final Decider<CompleteErasure, Void> DECIDER =
            ErasureDecider.ofSystem((command, state, streams, context) -> Decision.of(
                    state instanceof ErasureState.Destroyed
                            ? Changes.of(
                                    ErasureState.KIND,
                                    new ErasureCompleted(
                                            command.erasure(),
                                            context.policies().vendor()))
                            : Changes.NONE));
}
