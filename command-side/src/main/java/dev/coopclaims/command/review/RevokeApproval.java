package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.submission.Held;
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
 * @param items what the partner has to mend; empty: it is rejected
 * @param reasons of the rejection (V-4); empty when the partner has to act
 * @param parts what of the claim a reason is about; may be empty
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
                                        now, command, context.actor(), context.catalogue(), context.now()));
                        // Reserved again before it is held by what follows: the ledger tells it in this order, and
                        // every line
                        // holds (F-4).
                        return Decision.of(Changes.of(ClaimState.KIND, decided.subList(0, 1))
                                .and(Held.reserveAgain(claim, streams))
                                .and(Changes.of(ClaimState.KIND, decided.subList(1, decided.size()))));
                    })
            .moving();

    public RevokeApproval {
        items = List.copyOf(items);
        reasons = List.copyOf(reasons);
        parts = List.copyOf(parts);
    }

    /** What is rejected is the claim as a whole. */
    public RevokeApproval(
            ClaimId claim, String reason, List<InformationItem> items, List<String> reasons, String text) {
        this(claim, reason, items, reasons, List.of(), text);
    }
}
