package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;

/** A command about one claim. */
public interface ClaimCommand<R> extends Command<R> {

    ClaimId claim();

    @Override
    default ClaimId target() {
        return claim();
    }

    @Override
    default StreamKind<ClaimState, ClaimEvent> targetKind() {
        return ClaimState.KIND;
    }
}
