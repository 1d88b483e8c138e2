package dev.coopclaims.command.dispute.web;

import dev.coopclaims.command.claim.AttachDocuments;
import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.claim.NewDocument;
import dev.coopclaims.command.claim.web.TakesFiles;
import dev.coopclaims.command.claim.web.Uploads;
import dev.coopclaims.command.dispatch.CommandResult;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispute.AcceptRejection;
import dev.coopclaims.command.dispute.CheckDispute;
import dev.coopclaims.command.dispute.OpenDispute;
import dev.coopclaims.command.dispute.WithdrawDispute;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.AtMost;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.FormBody;
import dev.coopclaims.command.web.Lists;
import dev.coopclaims.command.web.Parsing;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.text.Code;
import dev.coopclaims.kernel.text.Text;
import dev.coopclaims.kernel.time.Deadline;
import io.swagger.v3.oas.annotations.Operation;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Disputing a rejection, giving the dispute up, accepting the rejection (D-1, D-5). Reviewers decide by the review. */
@RestController
@Tag(name = "Disputes")
public class DisputeEndpoints implements TakesFiles {
    static final int MAX_FILES = 20;
    private static final String OPEN =
            "Dispute a rejection, relying on documents of the claim, or with new files of one kind (a form) (D-1)";

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

    record DisputeBody(
            Text explanation,

            @Schema(description = "of the claim, on which the dispute relies")
            @AtMost(ClaimLimits.MAX_DOCUMENTS)
            @Nullable
            List<DocumentId> documents) {}

    record Opened(ClaimId claim, Deadline due, List<DocumentId> documents) {}

    @PostMapping(path = "/api/claims/{claim}/disputes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PARTNER_ADMINISTRATORS)
    @Operation(summary = OPEN)
    public ResponseEntity<Opened> open(@PathVariable ClaimId claim, @RequestBody DisputeBody body, Caller caller) {
        String explanation = body.explanation().value();
        return opened(caller.send(new OpenDispute(claim, explanation, Lists.orNone(body.documents()), null)));
    }

    record DisputeForm(
            @Schema(description = "at most 20 files") @AtMost(MAX_FILES) @Nullable
            List<MultipartFile> file,

            @Schema(description = "a document kind of the catalogue, of all the files; required with files") @Nullable
            Code kind,

            @Schema(description = "why") Text explanation,

            @Schema(description = "documents of the claim, on which the dispute relies")
            @AtMost(ClaimLimits.MAX_DOCUMENTS)
            @Nullable
            List<DocumentId> documents) {}

    @PostMapping(path = "/api/claims/{claim}/disputes", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PARTNER_ADMINISTRATORS)
    @Operation(summary = OPEN)
    public ResponseEntity<Opened> openWithFiles(
            @PathVariable ClaimId claim, @FormBody DisputeForm form, Caller caller) {
        String why = form.explanation().value();
        List<DocumentId> known = Lists.orNone(form.documents());
        List<MultipartFile> files = Lists.orNone(form.file());
        if (files.isEmpty()) {
            return opened(caller.send(new OpenDispute(claim, why, known, null)));
        }
        String kind = Parsing.required("kind", form.kind()).value();
        return uploads.with(files, caller.actor().organisation(), claim, contents -> {
            List<NewDocument> attached = List.copyOf(Uploads.documents(contents));
            AttachDocuments attach = new AttachDocuments(claim, attached, kind, why, List.of(), List.of());
            return opened(caller.send(new OpenDispute(claim, why, known, attach)));
        });
    }

    private static ResponseEntity<Opened> opened(CommandResult<DisputeOpened> written) {
        DisputeOpened opened = written.result();
        return Answers.created(written, new Opened(opened.claim(), opened.due(), opened.documents()));
    }

    record Final(ClaimId claim) {}

    @PostMapping("/api/claims/{claim}/dispute-withdrawal")
    @AllowedTo(Access.PARTNER_ADMINISTRATORS)
    @Operation(summary = "Give the dispute up: the rejection is final and what was held is free")
    public ResponseEntity<Final> withdraw(@PathVariable ClaimId claim, Caller caller) {
        return Answers.ok(caller.send(new WithdrawDispute(claim)), new Final(claim));
    }

    @PostMapping("/api/claims/{claim}/rejection-acceptance")
    @AllowedTo(Access.PARTNER_ADMINISTRATORS)
    @Operation(summary = "Accept the rejection: it is final and what was held is free (D-5)")
    public ResponseEntity<Final> accept(@PathVariable ClaimId claim, Caller caller) {
        return Answers.ok(caller.send(new AcceptRejection(claim)), new Final(claim));
    }
}
