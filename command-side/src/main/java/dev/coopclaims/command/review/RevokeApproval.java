package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.submission.Commitments;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.RejectedPart;
import java.util.List;

/**
 * V-5.
 *
 * @param items what the partner has to correct; empty to reject the claim
 * @param reasons the reasons of the rejection (V-4); empty if the partner has to act
 * @param parts the parts of the claim that a reason is about; may be empty
 */
public record RevokeApproval(
        ClaimId claim,
        String reason,
        List<InformationItem> items,
        List<String> reasons,
        List<RejectedPart> parts,
        String text)
        implements ClaimCommand<Void> {
    public static final Decider<RevokeApproval, Void> DECIDER = ReviewDecider.<RevokeApproval, Void>of(
                    (command, claim, reviewers, streams, context) -> {
                        List<ClaimEvent> decided = reviewers.decided(
                                claim,
                                now -> Revoking.decide(
                                        now,
                                        command,
                                        context.actor(),
                                        context.catalogue(claim.file().period()),
                                        context.now()));
                        // The amount is reserved again before the next event holds it, so that F-4 holds after every
                        // line of the ledger.
                        return Decision.of(Changes.of(ClaimState.KIND, decided.subList(0, 1))
                                .and(Commitments.reserveAgain(claim, streams))
                                .and(Changes.of(ClaimState.KIND, decided.subList(1, decided.size()))));
                    })
            .moving();

    public RevokeApproval {
        items = List.copyOf(items);
        reasons = List.copyOf(reasons);
        parts = List.copyOf(parts);
    }

    /** Rejects the claim as a whole. */
    public RevokeApproval(
            ClaimId claim, String reason, List<InformationItem> items, List<String> reasons, String text) {
        this(claim, reason, items, reasons, List.of(), text);
    }
}
