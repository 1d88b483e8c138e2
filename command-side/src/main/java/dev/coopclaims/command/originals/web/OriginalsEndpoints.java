package dev.coopclaims.command.originals.web;

import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.claim.web.Values;
import dev.coopclaims.command.dispatch.Written;
import dev.coopclaims.command.originals.ReceiveOriginals;
import dev.coopclaims.command.originals.RequestOriginals;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Parsing;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
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
    /** @param documents whose originals are wanted; empty or absent: all */
    record OriginalsBody(
            @Schema(description = "whose originals are wanted; empty or absent: all") @Nullable
            List<@Nullable String> documents,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String text) {}

    record Requested(String request, Deadline due) {}

    record ReceiptBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String request,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "what came, and how") @Nullable
            String receipt) {}

    record Received(String request) {}

    @PostMapping("/api/claims/{claim}/original-requests")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.REVIEWERS)
    @Operation(summary = "Ask for the originals of documents (V-8)")
    public ResponseEntity<Requested> request(
            @PathVariable String claim, @RequestBody OriginalsBody body, Caller caller) {
        Parsing.together(
                () -> Values.list("documents", body.documents(), ClaimLimits.MAX_DOCUMENTS, DocumentId::new),
                () -> Parsing.text("text", body.text(), ClaimLimits.MAX_TEXT_CHARS));
        RequestOriginals command = new RequestOriginals(
                Parsing.idInPath(claim, ClaimId::new),
                OriginalsRequestId.create(),
                Values.list("documents", body.documents(), ClaimLimits.MAX_DOCUMENTS, DocumentId::new),
                Parsing.text("text", body.text(), ClaimLimits.MAX_TEXT_CHARS));
        Written<OriginalsRequested> written = caller.send(command);
        return Answers.created(
                written,
                new Requested(command.request().value(), written.result().due()));
    }

    @PostMapping("/api/claims/{claim}/original-receipts")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.REVIEWERS)
    @Operation(summary = "Record that the originals came; closes the request (V-8)")
    public ResponseEntity<Received> receive(@PathVariable String claim, @RequestBody ReceiptBody body, Caller caller) {
        Parsing.together(
                () -> Parsing.value("request", body.request(), OriginalsRequestId::new),
                () -> Parsing.text("receipt", body.receipt(), ClaimLimits.MAX_TEXT_CHARS));
        OriginalsRequestId request = Parsing.value("request", body.request(), OriginalsRequestId::new);
        ReceiveOriginals command = new ReceiveOriginals(
                Parsing.idInPath(claim, ClaimId::new),
                request,
                Parsing.text("receipt", body.receipt(), ClaimLimits.MAX_TEXT_CHARS));
        return Answers.created(caller.send(command), new Received(request.value()));
    }
}
