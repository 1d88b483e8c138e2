package dev.coopclaims.command.originals;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.review.ReviewDecider;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import java.util.List;

/**
 * V-8.
 *
 * @param documents whose originals came; none: those that were asked for
 * @param complete whether all that was asked for came
 */
public record ReceiveOriginals(
        ClaimId claim, OriginalsRequestId request, String receipt, List<DocumentId> documents, boolean complete)
        implements ClaimCommand<Void> {
    public static final Decider<ReceiveOriginals, Void> DECIDER =
            ReviewDecider.of((command, claim, reviewers, streams, context) -> {
                reviewers.refuseOwn(claim.file());
                return Decision.of(Changes.of(ClaimState.KIND, Originals.receive(claim.file(), command)));
            });

    public ReceiveOriginals {
        documents = List.copyOf(documents);
    }

    /** All that was asked for came. */
    public ReceiveOriginals(ClaimId claim, OriginalsRequestId request, String receipt) {
        this(claim, request, receipt, List.of(), true);
    }
}
