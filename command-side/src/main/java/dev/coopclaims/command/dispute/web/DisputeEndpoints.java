package dev.coopclaims.command.dispute.web;

import dev.coopclaims.command.claim.AttachDocuments;
import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.claim.NewDocument;
import dev.coopclaims.command.claim.web.TakesFiles;
import dev.coopclaims.command.claim.web.Uploads;
import dev.coopclaims.command.claim.web.Values;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.Written;
import dev.coopclaims.command.dispute.AcceptRejection;
import dev.coopclaims.command.dispute.CheckDispute;
import dev.coopclaims.command.dispute.OpenDispute;
import dev.coopclaims.command.dispute.WithdrawDispute;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Parsing;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.time.Deadline;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Disputing a rejection, giving the dispute up, accepting the rejection (D-1, D-5). Reviewers decide by the review. */
@RestController
@Tag(name = "Disputes")
public class DisputeEndpoints implements TakesFiles {
    private static final int MAX_FILES = 20;

    private final Commands commands;
    private final Uploads uploads;

    public DisputeEndpoints(Commands commands, Uploads uploads) {
        this.commands = commands;
        this.uploads = uploads;
    }

    @Override
    public void requireOpen(ClaimId claim, Actor actor) {
        commands.send(new CheckDispute(claim), actor);
    }

    /** @param documents of the claim, on which the dispute relies */
    record DisputeBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String explanation,

            @Schema(description = "of the claim, on which the dispute relies") @Nullable
            List<@Nullable String> documents) {}

    record Opened(String claim, Deadline due, List<String> documents) {}

    record Final(String claim) {}

    @PostMapping(path = "/api/claims/{claim}/disputes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PARTNER_ADMINISTRATORS)
    @Operation(
            summary =
                    "Dispute a rejection, relying on documents of the claim, or with new files of one kind (a form) (D-1)")
    public ResponseEntity<Opened> open(@PathVariable String claim, @RequestBody DisputeBody body, Caller caller) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        Parsing.together(() -> explanation(body.explanation()), () -> documents(body.documents()));
        OpenDispute command = new OpenDispute(id, explanation(body.explanation()), documents(body.documents()), null);
        return opened(caller.send(command));
    }

    @PostMapping(path = "/api/claims/{claim}/disputes", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PARTNER_ADMINISTRATORS)
    @Operation(
            summary =
                    "Dispute a rejection, relying on documents of the claim, or with new files of one kind (a form) (D-1)")
    public ResponseEntity<Opened> openWithFiles(
            @PathVariable String claim,
            @Parameter(description = "at most 20 files") @RequestParam(name = "file", required = false) @Nullable
                    List<MultipartFile> files,
            @Parameter(description = "a document kind of the catalogue, of all the files; required with files")
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @Parameter(description = "why", required = true) @RequestParam(required = false) @Nullable
                    String explanation,
            @Parameter(description = "documents of the claim, on which the dispute relies")
                    @RequestParam(required = false)
                    @Nullable
                    List<@Nullable String> documents,
            Caller caller) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        boolean hasFiles = files != null && !files.isEmpty();
        Parsing.together(() -> explanation(explanation), () -> documents(documents), () -> {
            if (hasFiles) {
                Parsing.code("kind", kind);
            }
        });
        String words = explanation(explanation);
        List<DocumentId> known = documents(documents);
        if (files == null || files.isEmpty()) {
            return opened(caller.send(new OpenDispute(id, words, known, null)));
        }
        if (files.size() > MAX_FILES) {
            throw Parsing.malformed("file", "at most " + MAX_FILES + " files");
        }
        String code = Parsing.code("kind", kind);
        return uploads.with(files, caller.actor().organisation(), id, contents -> {
            List<NewDocument> attached = contents.stream()
                    .<NewDocument>map(content -> new NewDocument.File(
                            DocumentId.create(),
                            content.fileName(),
                            content.mediaType(),
                            content.sizeBytes(),
                            content.sha256(),
                            content.id().value()))
                    .toList();
            AttachDocuments attach = new AttachDocuments(id, attached, code, words, List.of(), List.of());
            return opened(caller.send(new OpenDispute(id, words, known, attach)));
        });
    }

    @PostMapping("/api/claims/{claim}/dispute-withdrawal")
    @AllowedTo(Access.PARTNER_ADMINISTRATORS)
    @Operation(summary = "Give the dispute up: the rejection is final and what was held is free")
    public ResponseEntity<Final> withdraw(@PathVariable String claim, Caller caller) {
        return ended(new WithdrawDispute(Parsing.idInPath(claim, ClaimId::new)), caller);
    }

    @PostMapping("/api/claims/{claim}/rejection-acceptance")
    @AllowedTo(Access.PARTNER_ADMINISTRATORS)
    @Operation(summary = "Accept the rejection: it is final and what was held is free (D-5)")
    public ResponseEntity<Final> accept(@PathVariable String claim, Caller caller) {
        return ended(new AcceptRejection(Parsing.idInPath(claim, ClaimId::new)), caller);
    }

    private ResponseEntity<Final> ended(ClaimCommand<Void> command, Caller caller) {
        return Answers.ok(caller.send(command), new Final(command.claim().value()));
    }

    private static ResponseEntity<Opened> opened(Written<DisputeOpened> written) {
        DisputeOpened opened = written.result();
        return Answers.created(
                written,
                new Opened(
                        opened.claim().value(),
                        opened.due(),
                        opened.documents().stream().map(DocumentId::value).toList()));
    }

    private static String explanation(@Nullable String text) {
        return Parsing.text("explanation", text, ClaimLimits.MAX_TEXT_CHARS);
    }

    private static List<DocumentId> documents(@Nullable List<@Nullable String> ids) {
        return Values.list("documents", ids, ClaimLimits.MAX_DOCUMENTS, DocumentId::new);
    }
}
