package dev.coopclaims.command.erasure;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.erasure.ErasureId;

/**
 * H-6: nothing shall be erased after all. Whoever asked takes it back, or somebody else turns it down.
 *
 * @param reason erased with the subject, if that is erased later
 */
public record WithdrawErasure(ErasureId erasure, String reason) implements ErasureCommand<Void> {
    public static final Decider<WithdrawErasure, Void> DECIDER =
            new ErasureDecider<>((command, state, streams, context) -> Decision.of(
                    Changes.of(ErasureState.KIND, ErasureDecisions.withdraw(state, command.reason(), context))));
}
