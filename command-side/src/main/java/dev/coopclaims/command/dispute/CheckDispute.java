package dev.coopclaims.command.dispute;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimId;

/** Checks that there is a rejection to dispute, before any file is read; changes nothing. */
public record CheckDispute(ClaimId claim) implements ClaimCommand<Void> {
    public static final Decider<CheckDispute, Void> DECIDER = ClaimDecider.<CheckDispute, Void>own(
                    (command, claim, streams, context) -> {
                        Disputing.rejected(claim);
                        return Decision.of(Changes.NONE);
                    })
            .asking();

    @Override
    public boolean isForecast() {
        return true;
    }
}
