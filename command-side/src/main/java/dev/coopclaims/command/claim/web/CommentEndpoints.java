package dev.coopclaims.command.claim.web;

import dev.coopclaims.command.claim.AddComment;
import dev.coopclaims.command.claim.AddInternalNote;
import dev.coopclaims.command.claim.CancelUploadRequest;
import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.claim.RequestUpload;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Parsing;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.NoteId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages about a claim (C-4), notes (V-9), and requests to colleagues (C-3). */
@RestController
@Tag(name = "Claims")
public class CommentEndpoints {
    @Schema(name = "NewComment")
    record CommentBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String text,

            @Schema(description = "the id of a document of the claim; absent: about the claim") @Nullable
            String documentId) {}

    record Added(String comment) {}

    @PostMapping("/api/claims/{claim}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.COMMENTERS)
    @Operation(summary = "Comment on a claim or one of its documents; open in every state (C-4)")
    public ResponseEntity<Added> add(@PathVariable String claim, @RequestBody CommentBody body, Caller caller) {
        Parsing.together(
                () -> Parsing.text("text", body.text(), ClaimLimits.MAX_TEXT_CHARS),
                () -> Parsing.optionalValue("documentId", body.documentId(), DocumentId::new));
        CommentId comment = CommentId.create();
        AddComment command = new AddComment(
                Parsing.idInPath(claim, ClaimId::new),
                comment,
                Parsing.text("text", body.text(), ClaimLimits.MAX_TEXT_CHARS),
                Parsing.optionalValue("documentId", body.documentId(), DocumentId::new));
        return Answers.created(caller.send(command), new Added(comment.value()));
    }

    record NoteBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String text) {}

    record Noted(String note) {}

    @PostMapping("/api/claims/{claim}/internal-notes")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.NOTE_WRITERS)
    @Operation(summary = "A note that never leaves the vendor's side (V-9, H-2)")
    public ResponseEntity<Noted> note(@PathVariable String claim, @RequestBody NoteBody body, Caller caller) {
        AddInternalNote command = new AddInternalNote(
                Parsing.idInPath(claim, ClaimId::new),
                NoteId.create(),
                Parsing.text("text", body.text(), ClaimLimits.MAX_TEXT_CHARS));
        return Answers.created(caller.send(command), new Noted(command.note().value()));
    }

    /** @param colleague the user id of a member of the organisation */
    record UploadRequestBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "the user id of a member of the organisation")
            @Nullable
            String colleague,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "INVOICE",
                    description = "a document kind of the catalogue")
            @Nullable
            String kind,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String text) {}

    @Schema(name = "UploadAsked")
    record Asked(String uploadRequest) {}

    @PostMapping("/api/claims/{claim}/upload-requests")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Ask a colleague to upload a document; an upload that names the request closes it (C-3)")
    public ResponseEntity<Asked> ask(@PathVariable String claim, @RequestBody UploadRequestBody body, Caller caller) {
        Parsing.together(
                () -> Parsing.value("colleague", body.colleague(), UserId::new),
                () -> Parsing.code("kind", body.kind()),
                () -> Parsing.text("text", body.text(), ClaimLimits.MAX_TEXT_CHARS));
        RequestUpload command = new RequestUpload(
                Parsing.idInPath(claim, ClaimId::new),
                UploadRequestId.create(),
                Parsing.value("colleague", body.colleague(), UserId::new),
                Parsing.code("kind", body.kind()),
                Parsing.text("text", body.text(), ClaimLimits.MAX_TEXT_CHARS));
        return Answers.created(caller.send(command), new Asked(command.request().value()));
    }

    @DeleteMapping("/api/claims/{claim}/upload-requests/{request}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "The document is not wanted any more (C-3)")
    public ResponseEntity<Void> cancel(@PathVariable String claim, @PathVariable String request, Caller caller) {
        CancelUploadRequest command = new CancelUploadRequest(
                Parsing.idInPath(claim, ClaimId::new), Parsing.idInPath(request, UploadRequestId::new));
        return Answers.noContent(caller.send(command));
    }
}
