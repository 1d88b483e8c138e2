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
import dev.coopclaims.kernel.claim.OriginalsRequested;
import java.util.List;

/** V-8; without documents, the originals of all documents. */
public record RequestOriginals(ClaimId claim, OriginalsRequestId request, List<DocumentId> documents, String text)
        implements ClaimCommand<OriginalsRequested> {
    public static final Decider<RequestOriginals, OriginalsRequested> DECIDER =
            ReviewDecider.of((command, claim, reviewers, streams, context) -> {
                reviewers.refuseOwn(claim.file());
                OriginalsRequested requested = Originals.request(
                        claim, command, context.catalogue(claim.file().period()), context.now());
                return new Decision<>(Changes.of(ClaimState.KIND, requested), requested);
            });

    public RequestOriginals {
        documents = List.copyOf(documents);
    }
}
