package dev.coopclaims.command.review.web;

import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.claim.submission.AnswerItem;
import dev.coopclaims.command.claim.submission.DiscardClaim;
import dev.coopclaims.command.claim.submission.WithdrawClaim;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Parsing;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a partner answers a reviewer, and taking a claim back (V-2, C-8). */
@RestController
@Tag(name = "Claims")
public class AnswerEndpoints {
    @Schema(name = "ItemAnswer")
    record AnswerBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String answer,

            @Schema(description = "ids of documents of the claim") @Nullable
            List<@Nullable String> documents) {}

    record ReasonBody(@Nullable String reason) {}

    @PutMapping("/api/claims/{claim}/information-items/{item}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Answer one item of a request for information (V-2)")
    public ResponseEntity<Void> answer(
            @PathVariable String claim, @PathVariable String item, @RequestBody AnswerBody body, Caller caller) {
        Parsing.together(
                () -> Parsing.text("answer", body.answer(), ClaimLimits.MAX_TEXT_CHARS),
                () -> documents(body.documents()));
        AnswerItem command = new AnswerItem(
                Parsing.idInPath(claim, ClaimId::new),
                Parsing.idInPath(item, InformationItemId::new),
                Parsing.text("answer", body.answer(), ClaimLimits.MAX_TEXT_CHARS),
                documents(body.documents()));
        return Answers.noContent(caller.send(command));
    }

    @PostMapping("/api/claims/{claim}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.PARTNERS)
    @Operation(
            summary =
                    "Take a claim back while it is Submitted, or Action required by the review; what it held is free again (C-8)")
    public ResponseEntity<Void> withdraw(
            @PathVariable String claim, @RequestBody(required = false) @Nullable ReasonBody body, Caller caller) {
        WithdrawClaim command = new WithdrawClaim(Parsing.idInPath(claim, ClaimId::new), reason(body));
        return Answers.noContent(caller.send(command));
    }

    @PostMapping("/api/claims/{claim}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Give a draft up")
    public ResponseEntity<Void> discard(
            @PathVariable String claim, @RequestBody(required = false) @Nullable ReasonBody body, Caller caller) {
        DiscardClaim command = new DiscardClaim(Parsing.idInPath(claim, ClaimId::new), reason(body));
        return Answers.noContent(caller.send(command));
    }

    private static String reason(@Nullable ReasonBody body) {
        String reason = Parsing.optionalText("reason", body == null ? null : body.reason(), ClaimLimits.MAX_TEXT_CHARS);
        return reason == null ? "" : reason;
    }

    private static List<DocumentId> documents(@Nullable List<@Nullable String> ids) {
        if (ids == null) {
            return List.of();
        }
        return Parsing.each(
                "documents",
                ids,
                ClaimLimits.MAX_DOCUMENTS,
                (String at, String id) -> Parsing.value(at, id, DocumentId::new));
    }
}
