package dev.coopclaims.command.claim.web;

import dev.coopclaims.command.claim.AddComment;
import dev.coopclaims.command.claim.AddInternalNote;
import dev.coopclaims.command.claim.CancelUploadRequest;
import dev.coopclaims.command.claim.RequestUpload;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.NoteId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.text.Code;
import dev.coopclaims.kernel.text.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
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
            Text text,

            @Schema(description = "the id of a document of the claim; absent: about the claim") @Nullable
            DocumentId documentId) {}

    record Added(CommentId comment) {}

    @PostMapping("/api/claims/{claim}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.COMMENTERS)
    @Operation(summary = "Comment on a claim or one of its documents; open in every state (C-4)")
    public ResponseEntity<Added> add(@PathVariable ClaimId claim, @RequestBody CommentBody body, Caller caller) {
        CommentId comment = CommentId.create();
        AddComment command = new AddComment(claim, comment, body.text().value(), body.documentId());
        return Answers.created(caller.send(command), new Added(comment));
    }

    record NoteBody(Text text) {}

    record Noted(NoteId note) {}

    @PostMapping("/api/claims/{claim}/internal-notes")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.NOTE_WRITERS)
    @Operation(summary = "A note that never leaves the vendor's side (V-9, H-2)")
    public ResponseEntity<Noted> note(@PathVariable ClaimId claim, @RequestBody NoteBody body, Caller caller) {
        NoteId note = NoteId.create();
        return Answers.created(
                caller.send(new AddInternalNote(claim, note, body.text().value())), new Noted(note));
    }

    record UploadRequestBody(
            @Schema(description = "the user id of a member of the organisation")
            UserId colleague,

            @Schema(example = "INVOICE", description = "a document kind of the catalogue")
            Code kind,

            Text text,

            @Schema(description = "the last day on which it is wanted, at the claim's location") @Nullable
            LocalDate until) {}

    @Schema(name = "UploadAsked")
    record Asked(UploadRequestId uploadRequest) {}

    @PostMapping("/api/claims/{claim}/upload-requests")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Ask a colleague to upload a document; an upload that names the request closes it (C-3)")
    public ResponseEntity<Asked> ask(@PathVariable ClaimId claim, @RequestBody UploadRequestBody body, Caller caller) {
        UploadRequestId request = UploadRequestId.create();
        RequestUpload command = new RequestUpload(
                claim,
                request,
                body.colleague(),
                body.kind().value(),
                body.text().value(),
                body.until());
        return Answers.created(caller.send(command), new Asked(request));
    }

    @DeleteMapping("/api/claims/{claim}/upload-requests/{request}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "The document is not wanted any more (C-3)")
    public ResponseEntity<Void> cancel(
            @PathVariable ClaimId claim, @PathVariable UploadRequestId request, Caller caller) {
        return Answers.noContent(caller.send(new CancelUploadRequest(claim, request)));
    }
}
