package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.ClaimState.ActionRequired;
import dev.coopclaims.command.claim.ClaimState.Editing;
import dev.coopclaims.command.claim.ClaimState.Submitted;
import dev.coopclaims.command.claim.OtherState;
import dev.coopclaims.command.claim.SubmittedClaim;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimDiscarded;
import dev.coopclaims.kernel.claim.ClaimWithdrawn;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.List;

/** Withdrawing a claim and discarding a draft (domain.md §5.1). Pure. */
final class Withdrawing {

    private Withdrawing() {}

    /** @throws Refusal a conflict if the claim is under review, decided, or was never submitted */
    static ClaimWithdrawn withdraw(ClaimState state, String reason) {
        List<Allocation> released = held(state).allocations();
        return new ClaimWithdrawn(state.file().id(), state.file().organisation(), reason.strip(), released);
    }

    /** @throws Refusal as {@link #withdraw} */
    static SubmittedClaim held(ClaimState state) {
        if (state instanceof Submitted submitted) {
            return submitted.submittal();
        }
        if (state instanceof ActionRequired asked && asked.origin() == RequestOrigin.REVIEW) {
            return asked.submittal();
        }
        throw OtherState.refusal(state, RefusalCode.NOT_TO_WITHDRAW);
    }

    /** @throws Refusal a conflict if the claim is not a draft */
    static ClaimDiscarded discard(ClaimState state, String reason) {
        if (!(state instanceof Editing)) {
            throw OtherState.refusal(state, RefusalCode.NOT_A_DRAFT);
        }
        return new ClaimDiscarded(state.file().id(), state.file().organisation(), reason.strip());
    }
}
