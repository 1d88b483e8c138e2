package dev.coopclaims.command.claim.web;

import dev.coopclaims.command.claim.AttachDocuments;
import dev.coopclaims.command.claim.CheckAttach;
import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.claim.ExplainDocument;
import dev.coopclaims.command.claim.NewDocument;
import dev.coopclaims.command.claim.RemoveDocument;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.AtMost;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.FormBody;
import dev.coopclaims.command.web.Lists;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.Patch;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.text.BoundedText;
import dev.coopclaims.kernel.text.Code;
import dev.coopclaims.kernel.text.Text;
import dev.coopclaims.kernel.text.Url;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The documents of a claim (C-5). */
@RestController
@Tag(name = "Claims")
public class DocumentEndpoints implements TakesFiles {
    /** Files of one request (C-11). */
    static final int MAX_FILES = 20;

    private static final String LINK_MEDIA_TYPE = "text/uri-list";

    private final Commands commands;
    private final Uploads uploads;

    public DocumentEndpoints(Commands commands, Uploads uploads) {
        this.commands = commands;
        this.uploads = uploads;
    }

    @Override
    public void requireOpen(ClaimId claim, Actor actor) {
        commands.send(new CheckAttach(claim), actor);
    }

    record LinkBody(
            @Schema(example = "LANDING_PAGE_URL", description = "a document kind of the catalogue that is a link")
            Code kind,

            Url url,
            @Nullable Instant capturedAt,
            @Nullable Text explanation,

            @Schema(description = "the costs that it supports") @AtMost(ClaimLimits.MAX_COSTS) @Nullable
            List<CostId> costIds,

            @Schema(description = "the core requirements that it shows") @AtMost(ClaimLimits.MAX_DOCUMENTS) @Nullable
            List<Code> requirements,

            @Schema(description = "the request that this fulfils") @Nullable
            UploadRequestId uploadRequestId) {}

    record FilesForm(
            @Schema(description = "1 to 20 files") @AtMost(MAX_FILES)
            List<MultipartFile> file,

            @Schema(description = "a document kind of the catalogue, of all the files")
            Code kind,

            @Schema(description = "what they show") @Nullable
            Text explanation,

            @Schema(description = "the costs that they support") @AtMost(ClaimLimits.MAX_COSTS) @Nullable
            List<CostId> costIds,

            @Schema(description = "the core requirements that they show") @AtMost(ClaimLimits.MAX_DOCUMENTS) @Nullable
            List<Code> requirements,

            @Schema(description = "the request that they fulfil") @Nullable
            UploadRequestId uploadRequestId) {}

    @Schema(name = "AttachedDocument")
    record DocumentBody(
            DocumentId document, @Nullable String fileName, String mediaType, long sizeBytes, String sha256) {}

    record Attached(List<DocumentBody> documents) {}

    @PostMapping(path = "/api/claims/{claim}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Attach files (a multipart form), or a link (JSON) for kinds that are addresses (C-5)")
    public ResponseEntity<Attached> upload(@PathVariable ClaimId claim, @FormBody FilesForm form, Caller caller) {
        return uploads.with(form.file(), caller.actor().organisation(), claim, contents -> {
            List<NewDocument.File> files = Uploads.documents(contents);
            AttachDocuments command = new AttachDocuments(
                    claim,
                    List.copyOf(files),
                    form.kind().value(),
                    BoundedText.orEmpty(form.explanation()),
                    Lists.orNone(form.costIds()),
                    BoundedText.all(Lists.orNone(form.requirements())),
                    form.uploadRequestId());
            return Answers.created(
                    caller.send(command),
                    new Attached(files.stream()
                            .map(file -> new DocumentBody(
                                    file.id(), file.fileName(), file.mediaType(), file.sizeBytes(), file.sha256()))
                            .toList()));
        });
    }

    @PostMapping(path = "/api/claims/{claim}/documents", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Attach files (a multipart form), or a link (JSON) for kinds that are addresses (C-5)")
    public ResponseEntity<Attached> link(@PathVariable ClaimId claim, @RequestBody LinkBody body, Caller caller) {
        String url = body.url().value();
        String sha256 = sha256(url);
        DocumentId document = DocumentId.create();
        AttachDocuments command = new AttachDocuments(
                claim,
                List.of(new NewDocument.Link(document, url, sha256, body.capturedAt())),
                body.kind().value(),
                BoundedText.orEmpty(body.explanation()),
                Lists.orNone(body.costIds()),
                BoundedText.all(Lists.orNone(body.requirements())),
                body.uploadRequestId());
        return Answers.created(
                caller.send(command),
                new Attached(List.of(new DocumentBody(document, null, LINK_MEDIA_TYPE, 0, sha256))));
    }

    /** What is absent stays. */
    record ExplanationBody(
            @Nullable Patch<Text> explanation,
            @AtMost(ClaimLimits.MAX_COSTS) @Nullable List<CostId> costIds,
            @AtMost(ClaimLimits.MAX_DOCUMENTS) @Nullable List<Code> requirements) {}

    record Explained(DocumentId document) {}

    @PatchMapping("/api/claims/{claim}/documents/{document}")
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Say what a document shows and supports; what is absent stays (C-3)")
    public ResponseEntity<Explained> explain(
            @PathVariable ClaimId claim,
            @PathVariable DocumentId document,
            @RequestBody ExplanationBody body,
            Caller caller) {
        Patch<Text> explanation = body.explanation();
        List<Code> requirements = body.requirements();
        ExplainDocument command = new ExplainDocument(
                claim,
                document,
                explanation == null ? null : BoundedText.orEmpty(explanation.to()),
                body.costIds(),
                requirements == null ? null : BoundedText.all(requirements));
        return Answers.ok(caller.send(command), new Explained(document));
    }

    @DeleteMapping("/api/claims/{claim}/documents/{document}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Take a document from the claim; history keeps it (C-5)")
    public ResponseEntity<Void> remove(@PathVariable ClaimId claim, @PathVariable DocumentId document, Caller caller) {
        return Answers.noContent(caller.send(new RemoveDocument(claim, document)));
    }

    /** In hex, as of a file's content. */
    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
