package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimState.Editing;
import dev.coopclaims.command.claim.ToldDays;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimExpired;
import dev.coopclaims.kernel.claim.ClaimId;
import java.util.List;

/**
 * C-12: a draft that was not submitted by the deadline it was told expires, unless it has a later one that it was not told yet
 * . Answers whether anything happened.
 */
public record ExpireClaim(ClaimId claim) implements ClaimCommand<Boolean> {
    public static final Decider<ExpireClaim, Boolean> DECIDER = OwedDeadline.orElse((command, claim, context) -> {
        ToldDays told = claim.file().told();
        return claim instanceof Editing && told.submitBy().isOver(context.now())
                ? List.<ClaimEvent>of(
                        new ClaimExpired(command.claim(), claim.file().organisation(), told.submitBy()))
                : List.of();
    });
}
