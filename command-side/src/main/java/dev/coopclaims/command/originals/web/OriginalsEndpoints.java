package dev.coopclaims.command.originals.web;

import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.dispatch.CommandResult;
import dev.coopclaims.command.originals.ReceiveOriginals;
import dev.coopclaims.command.originals.RequestOriginals;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.AtMost;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Lists;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.text.Text;
import dev.coopclaims.kernel.time.Deadline;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Originals of documents (V-8). */
@RestController
@Tag(name = "Review")
public class OriginalsEndpoints {
    record OriginalsBody(
            @Schema(description = "whose originals are wanted; empty or absent: all")
            @AtMost(ClaimLimits.MAX_DOCUMENTS)
            @Nullable
            List<DocumentId> documents,

            Text text) {}

    record Requested(OriginalsRequestId request, Deadline due) {}

    @PostMapping("/api/claims/{claim}/original-requests")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.REVIEWERS)
    @Operation(summary = "Ask for the originals of documents (V-8)")
    public ResponseEntity<Requested> request(
            @PathVariable ClaimId claim, @RequestBody OriginalsBody body, Caller caller) {
        OriginalsRequestId request = OriginalsRequestId.create();
        CommandResult<OriginalsRequested> written = caller.send(new RequestOriginals(
                claim, request, Lists.orNone(body.documents()), body.text().value()));
        return Answers.created(written, new Requested(request, written.result().due()));
    }

    record ReceiptBody(
            OriginalsRequestId request,
            @Schema(description = "what came, and how") Text receipt,

            @Schema(description = "whose originals came; empty or absent: those that were asked for")
            @AtMost(ClaimLimits.MAX_DOCUMENTS)
            @Nullable
            List<DocumentId> documents,

            @Schema(description = "whether all that was asked for came; absent: it did") @Nullable
            Boolean complete) {}

    record Received(OriginalsRequestId request) {}

    @PostMapping("/api/claims/{claim}/original-receipts")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.REVIEWERS)
    @Operation(summary = "Record that the originals came; closes the request (V-8)")
    public ResponseEntity<Received> receive(@PathVariable ClaimId claim, @RequestBody ReceiptBody body, Caller caller) {
        return Answers.created(
                caller.send(new ReceiveOriginals(
                        claim,
                        body.request(),
                        body.receipt().value(),
                        Lists.orNone(body.documents()),
                        !Boolean.FALSE.equals(body.complete()))),
                new Received(body.request()));
    }
}
