package dev.coopclaims.command.erasure;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.function.Function;

/**
 * Decides a command that needs a claim's texts, or takes back what let it be erased: not once its erasure has begun (H-6).
 * What was decided in the same moment is seen by the second look before keys are destroyed, which then defers the erasure.
 *
 * @param of the claim whose texts it needs
 */
public record UnlessErased<C extends Command<R>, R>(Decider<C, R> decider, Function<C, ClaimId> of)
        implements Decider<C, R> {

    @Override
    public boolean changes() {
        return decider.changes();
    }

    @Override
    public Touched touches(C command, Streams known, Context context) {
        return decider.touches(command, known, context).reading(ErasureState.KIND, erasure(command));
    }

    @Override
    public void admit(C command, Streams streams, Context context) {
        decider.admit(command, streams, context);
    }

    @Override
    public Decision<R> decide(C command, Streams streams, Context context) {
        if (streams.find(ErasureState.KIND, erasure(command))
                .filter(ErasureState::hasBegun)
                .isPresent()) {
            throw Refusal.conflict(RefusalCode.CLAIM_ERASED.at(""));
        }
        return decider.decide(command, streams, context);
    }

    private ErasureId erasure(C command) {
        return Subject.of(of.apply(command)).erasure();
    }
}
