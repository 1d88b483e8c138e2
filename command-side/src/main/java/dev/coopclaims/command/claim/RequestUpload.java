package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.organisation.UserId;

/** C-3: asks a colleague for a document. */
public record RequestUpload(ClaimId claim, UploadRequestId request, UserId colleague, String kind, String text)
        implements ClaimCommand<Void> {
    public static final Decider<RequestUpload, Void> DECIDER = ClaimDecider.own((command, claim, streams, context) -> {
        EditingRules.requireNoClosedDraft(claim, streams);
        return Decision.of(Changes.of(
                ClaimState.KIND,
                UploadRequests.ask(
                        EditingRules.open(claim),
                        command,
                        UploadRequests.canUpload(claim.file(), command.colleague(), Memberships.in(streams)),
                        context.catalogue())));
    });
}
