package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.submission.Commitments;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.RejectedPart;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.time.Deadline;
import java.util.List;
import java.util.Optional;

/**
 * V-4; for a disputed claim, this dismisses the dispute. Answers the deadline for a dispute; empty if the rejection is
 * final.
 *
 * @param parts the parts of the claim that a reason is about; may be empty
 */
public record RejectClaim(ClaimId claim, List<String> reasons, List<RejectedPart> parts, String text)
        implements ClaimCommand<Optional<Deadline>> {
    public static final Decider<RejectClaim, Optional<Deadline>> DECIDER =
            ReviewDecider.<RejectClaim, Optional<Deadline>>of((command, claim, reviewers, streams, context) -> {
                        reviewers.refuseRejecter(claim);
                        List<ClaimEvent> decided = reviewers.decided(
                                claim,
                                now -> Reviewing.reject(
                                        now,
                                        command.reasons(),
                                        command.parts(),
                                        command.text(),
                                        context.actor(),
                                        context.catalogue(claim.file().period()),
                                        context.now()));
                        Changes changes = Changes.of(ClaimState.KIND, decided);
                        return decided.getLast() instanceof ClaimRejected rejected
                                ? new Decision<>(changes, Optional.of(rejected.disputableUntil()))
                                : new Decision<>(
                                        changes.and(Commitments.by(claim, context)
                                                .release(command.claim(), streams, FundsReleased.Reason.DISPUTE_LOST)),
                                        Optional.empty());
                    })
                    .moving();

    public RejectClaim {
        reasons = List.copyOf(reasons);
        parts = List.copyOf(parts);
    }

    /** Rejects the claim as a whole. */
    public RejectClaim(ClaimId claim, List<String> reasons, String text) {
        this(claim, reasons, List.of(), text);
    }
}
