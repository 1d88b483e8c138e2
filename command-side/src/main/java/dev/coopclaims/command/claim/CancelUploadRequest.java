package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.UploadRequestId;

/** C-3. */
public record CancelUploadRequest(ClaimId claim, UploadRequestId request) implements ClaimCommand<Void> {
    public static final Decider<CancelUploadRequest, Void> DECIDER =
            ClaimDecider.own((command, claim, streams, context) ->
                    Decision.of(Changes.of(ClaimState.KIND, UploadRequests.cancel(claim.file(), command.request()))));
}
