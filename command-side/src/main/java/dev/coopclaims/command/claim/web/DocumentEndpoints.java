package dev.coopclaims.command.claim.web;

import dev.coopclaims.command.claim.AttachDocuments;
import dev.coopclaims.command.claim.CheckAttach;
import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.claim.ExplainDocument;
import dev.coopclaims.command.claim.NewDocument;
import dev.coopclaims.command.claim.RemoveDocument;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.Written;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Parsing;
import dev.coopclaims.documents.StoredContent;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
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
import org.springframework.web.bind.annotation.RequestParam;
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
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "LANDING_PAGE_URL",
                    description = "a document kind of the catalogue that is a link")
            @Nullable
            String kind,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String url,

            @Schema(format = "date-time") @Nullable String capturedAt,
            @Nullable String explanation,

            @Schema(description = "the costs that it supports") @Nullable
            List<@Nullable String> costIds,

            @Schema(description = "the core requirements that it shows") @Nullable
            List<@Nullable String> requirements,

            @Schema(description = "the request that this fulfils") @Nullable
            String uploadRequestId) {}

    /** What is absent stays. */
    record ExplanationBody(
            @Nullable String explanation,
            @Nullable List<@Nullable String> costIds,
            @Nullable List<@Nullable String> requirements) {}

    record Explained(String document) {}

    @Schema(name = "AttachedDocument")
    record DocumentBody(String document, @Nullable String fileName, String mediaType, long sizeBytes, String sha256) {}

    record Attached(List<DocumentBody> documents) {}

    @PostMapping(path = "/api/claims/{claim}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Attach files (a multipart form), or a link (JSON) for kinds that are addresses (C-5)")
    public ResponseEntity<Attached> upload(
            @PathVariable String claim,
            @Parameter(description = "1 to 20 files", required = true)
                    @RequestParam(name = "file", required = false)
                    @Nullable
                    List<MultipartFile> files,
            @Parameter(description = "a document kind of the catalogue, of all the files", required = true)
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @Parameter(description = "what they show") @RequestParam(required = false) @Nullable String explanation,
            @Parameter(description = "the costs that they support") @RequestParam(required = false) @Nullable
                    List<@Nullable String> costIds,
            @Parameter(description = "the core requirements that they show") @RequestParam(required = false) @Nullable
                    List<@Nullable String> requirements,
            @Parameter(description = "the request that they fulfil") @RequestParam(required = false) @Nullable
                    String uploadRequestId,
            Caller caller) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        Parsing.together(
                () -> given(files),
                () -> attach(id, List.of(), kind, explanation, costIds, requirements, uploadRequestId));
        List<MultipartFile> given = given(files);
        AttachDocuments empty = attach(id, List.of(), kind, explanation, costIds, requirements, uploadRequestId);
        return uploads.with(given, caller.actor().organisation(), id, contents -> {
            List<NewDocument> documents = new ArrayList<>(contents.size());
            List<DocumentBody> bodies = new ArrayList<>(contents.size());
            for (StoredContent content : contents) {
                DocumentId document = DocumentId.create();
                documents.add(new NewDocument.File(
                        document,
                        content.fileName(),
                        content.mediaType(),
                        content.sizeBytes(),
                        content.sha256(),
                        content.id().value()));
                bodies.add(new DocumentBody(
                        document.value(),
                        content.fileName(),
                        content.mediaType(),
                        content.sizeBytes(),
                        content.sha256()));
            }
            Written<?> written = caller.send(empty.with(documents));
            return Answers.created(written, new Attached(bodies));
        });
    }

    @PostMapping(path = "/api/claims/{claim}/documents", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Attach files (a multipart form), or a link (JSON) for kinds that are addresses (C-5)")
    public ResponseEntity<Attached> link(@PathVariable String claim, @RequestBody LinkBody body, Caller caller) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        Parsing.together(
                () -> Parsing.identifier("url", body.url(), ClaimLimits.MAX_URL_CHARS),
                () -> Values.optionalInstant("capturedAt", body.capturedAt()),
                () -> attach(
                        id,
                        List.of(),
                        body.kind(),
                        body.explanation(),
                        body.costIds(),
                        body.requirements(),
                        body.uploadRequestId()));
        String url = Parsing.identifier("url", body.url(), ClaimLimits.MAX_URL_CHARS);
        String sha256 = Values.sha256(url);
        DocumentId document = DocumentId.create();
        NewDocument link =
                new NewDocument.Link(document, url, sha256, Values.optionalInstant("capturedAt", body.capturedAt()));
        AttachDocuments command = attach(
                id,
                List.of(link),
                body.kind(),
                body.explanation(),
                body.costIds(),
                body.requirements(),
                body.uploadRequestId());
        return Answers.created(
                caller.send(command),
                new Attached(List.of(new DocumentBody(document.value(), null, LINK_MEDIA_TYPE, 0, sha256))));
    }

    @PatchMapping("/api/claims/{claim}/documents/{document}")
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Say what a document shows and supports; what is absent stays (C-3)")
    public ResponseEntity<Explained> explain(
            @PathVariable String claim,
            @PathVariable String document,
            @RequestBody ExplanationBody body,
            Caller caller) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        DocumentId documentId = Parsing.idInPath(document, DocumentId::new);
        Parsing.together(
                () -> words(body.explanation()),
                () -> Values.list("costIds", body.costIds(), ClaimLimits.MAX_COSTS, CostId::new),
                () -> Values.list("requirements", body.requirements(), ClaimLimits.MAX_DOCUMENTS, code -> code));
        ExplainDocument command = new ExplainDocument(
                id,
                documentId,
                body.explanation() == null ? null : words(body.explanation()),
                body.costIds() == null
                        ? null
                        : Values.list("costIds", body.costIds(), ClaimLimits.MAX_COSTS, CostId::new),
                body.requirements() == null
                        ? null
                        : Values.list("requirements", body.requirements(), ClaimLimits.MAX_DOCUMENTS, code -> code));
        return Answers.ok(caller.send(command), new Explained(documentId.value()));
    }

    @DeleteMapping("/api/claims/{claim}/documents/{document}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Take a document from the claim; history keeps it (C-5)")
    public ResponseEntity<Void> remove(@PathVariable String claim, @PathVariable String document, Caller caller) {
        RemoveDocument command =
                new RemoveDocument(Parsing.idInPath(claim, ClaimId::new), Parsing.idInPath(document, DocumentId::new));
        return Answers.noContent(caller.send(command));
    }

    private static List<MultipartFile> given(@Nullable List<MultipartFile> files) {
        List<MultipartFile> given = Parsing.required("file", files);
        if (given.isEmpty() || given.size() > MAX_FILES) {
            throw Parsing.malformed("file", "1 to " + MAX_FILES + " files");
        }
        return given;
    }

    private static AttachDocuments attach(
            ClaimId claim,
            List<NewDocument> documents,
            @Nullable String kind,
            @Nullable String explanation,
            @Nullable List<@Nullable String> costIds,
            @Nullable List<@Nullable String> requirements,
            @Nullable String uploadRequest) {
        Parsing.together(
                () -> Parsing.code("kind", kind),
                () -> Parsing.optionalText("explanation", explanation, ClaimLimits.MAX_TEXT_CHARS),
                () -> Values.list("costIds", costIds, ClaimLimits.MAX_COSTS, CostId::new),
                () -> Values.list("requirements", requirements, ClaimLimits.MAX_DOCUMENTS, code -> code),
                () -> Parsing.optionalValue("uploadRequestId", uploadRequest, UploadRequestId::new));
        return new AttachDocuments(
                claim,
                documents,
                Parsing.code("kind", kind),
                words(explanation),
                Values.list("costIds", costIds, ClaimLimits.MAX_COSTS, CostId::new),
                Values.list("requirements", requirements, ClaimLimits.MAX_DOCUMENTS, code -> code),
                Parsing.optionalValue("uploadRequestId", uploadRequest, UploadRequestId::new));
    }

    /** Nothing to see is no explanation. */
    private static String words(@Nullable String explanation) {
        String words = Parsing.optionalText("explanation", explanation, ClaimLimits.MAX_TEXT_CHARS);
        return words == null ? "" : words;
    }
}
