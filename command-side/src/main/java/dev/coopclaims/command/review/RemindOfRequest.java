package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.ClaimState.ActionRequired;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.AnswerDeadlineApproached;
import dev.coopclaims.kernel.claim.ClaimId;
import java.util.List;

/**
 * V-6: reminds the partner of a request for information. Of reminders that were missed, only the last one is given, and none
 * after the deadline.
 */
public record RemindOfRequest(ClaimId claim) implements ClaimCommand<Boolean> {
    public static final Decider<RemindOfRequest, Boolean> DECIDER = ClaimDecider.byTime((command, claim, context) -> {
        if (!(claim instanceof ActionRequired asked) || asked.answerDue().isOver(context.now())) {
            return List.of();
        }
        return claim.file()
                .told()
                .reminderDue(context.now())
                .map(reminder -> List.of(new AnswerDeadlineApproached(
                        command.claim(), claim.file().organisation(), asked.answerDue(), reminder.daysLeft())))
                .orElse(List.of());
    });
}
