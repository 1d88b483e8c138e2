package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.organisation.UserId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * C-3: asks a colleague for a document.
 *
 * @param until the day until which it is wanted; absent when not said
 */
public record RequestUpload(
        ClaimId claim,
        UploadRequestId request,
        UserId colleague,
        String kind,
        String text,
        @Nullable LocalDate until) implements ClaimCommand<Void> {
    public static final Decider<RequestUpload, Void> DECIDER = ClaimDecider.own((command, claim, streams, context) -> {
        EditingRules.requireNoClosedDraft(claim, streams);
        return Decision.of(Changes.of(
                ClaimState.KIND,
                UploadRequests.ask(
                        EditingRules.open(claim),
                        command,
                        UploadRequests.canUpload(claim.file(), command.colleague(), Memberships.in(streams)),
                        context.catalogue(claim.file().period()),
                        context.now())));
    });

    /** Without a day. */
    public RequestUpload(ClaimId claim, UploadRequestId request, UserId colleague, String kind, String text) {
        this(claim, request, colleague, kind, text, null);
    }
}
