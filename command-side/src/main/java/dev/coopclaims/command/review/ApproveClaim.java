package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.submission.Commitments;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import java.util.List;

/**
 * V-3; for a disputed claim, this upholds the dispute.
 *
 * @param note to the partner; may be empty
 * @param costs the costs to reduce, and why; the others are approved as requested
 * @param forfeitConfirmed confirms that what is cut is lost, if the claiming period has closed
 */
public record ApproveClaim(ClaimId claim, String note, List<ApprovedCost> costs, boolean forfeitConfirmed)
        implements ClaimCommand<Money> {
    public static final Decider<ApproveClaim, Money> DECIDER = ReviewDecider.<ApproveClaim, Money>of(
                    (command, claim, reviewers, streams, context) -> {
                        reviewers.refuseRejecter(claim);
                        List<ClaimEvent> decided = reviewers.decided(
                                claim,
                                now -> Approving.decide(
                                        now,
                                        command,
                                        context.actor(),
                                        context.catalogue(claim.file().period()),
                                        context.now()));
                        Approving.Approval approval = Approving.Approval.of(decided.getLast());
                        return new Decision<>(
                                Changes.of(ClaimState.KIND, decided)
                                        .and(Commitments.approve(
                                                claim, approval.costs(), approval.allocations(), streams, context)),
                                approval.approved());
                    })
            .moving();

    public ApproveClaim {
        costs = List.copyOf(costs);
    }

    /** Approves the claim in full. */
    public ApproveClaim(ClaimId claim, String note) {
        this(claim, note, List.of(), false);
    }
}
