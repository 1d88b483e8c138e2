package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimState.Editing;
import dev.coopclaims.command.claim.ToldDays;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimExpiryApproached;
import dev.coopclaims.kernel.claim.ClaimId;
import java.util.List;

/**
 * C-12: warns that a draft will expire; if it has a later deadline that it was not told yet, it is told that instead. Of
 * warnings that were missed, only the last one is given, and none after the deadline.
 */
public record WarnOfExpiry(ClaimId claim) implements ClaimCommand<Boolean> {
    public static final Decider<WarnOfExpiry, Boolean> DECIDER = OwedDeadline.orElse((command, claim, context) -> {
        ToldDays told = claim.file().told();
        if (!(claim instanceof Editing) || told.submitBy().isOver(context.now())) {
            return List.of();
        }
        return told.reminderDue(context.now())
                .map(reminder -> List.of(new ClaimExpiryApproached(
                        command.claim(), claim.file().organisation(), told.submitBy(), reminder.daysLeft())))
                .orElse(List.of());
    });
}
