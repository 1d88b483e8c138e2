package dev.coopclaims.command.dispute;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.ClaimState.Disputed;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DisputeOverdue;
import java.util.List;

/** D-2: a dispute that was not answered in time is overdue, once for each of its clocks. */
public record MarkDisputeOverdue(ClaimId claim) implements ClaimCommand<Boolean> {
    public static final Decider<MarkDisputeOverdue, Boolean> DECIDER =
            ClaimDecider.byTime((command, claim, context) -> claim instanceof Disputed disputed
                            && disputed.due().isOver(context.now())
                            && !claim.file().told().isOverdue(disputed.due())
                    ? List.of(new DisputeOverdue(command.claim(), claim.file().organisation(), disputed.due()))
                    : List.of());
}
