package dev.coopclaims.command.erasure;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.erasure.KeysDestroyed;

/** H-6: the keys are gone, and no node seals with them any more. It can be sent again and again. */
public record RecordDestruction(ErasureId erasure) implements ErasureCommand<Void> {
    public static final Decider<RecordDestruction, Void> DECIDER =
            ErasureDecider.ofSystem((command, state, streams, context) -> Decision.of(
                    state instanceof ErasureState.Begun begun
                            ? Changes.of(
                                    ErasureState.KIND,
                                    new KeysDestroyed(
                                            command.erasure(),
                                            context.policies().vendor(),
                                            ErasureDecisions.folded(begun)))
                            : Changes.NONE));
}
