package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.ClaimState.Editing;
import dev.coopclaims.command.claim.ToldDays;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimExpired;
import dev.coopclaims.kernel.claim.ClaimId;
import java.util.List;

/** C-12: a draft that was not submitted by the deadline it was told expires. Answers whether it did. */
public record ExpireClaim(ClaimId claim) implements ClaimCommand<Boolean> {
    public static final Decider<ExpireClaim, Boolean> DECIDER = ClaimDecider.byTime((command, claim, context) -> {
        ToldDays told = claim.file().told();
        return claim instanceof Editing && told.submitBy().isOver(context.now())
                ? List.of(new ClaimExpired(command.claim(), claim.file().organisation(), told.submitBy()))
                : List.of();
    });
}
