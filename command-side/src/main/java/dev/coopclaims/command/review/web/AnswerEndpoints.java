package dev.coopclaims.command.review.web;

import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.claim.submission.AnswerItem;
import dev.coopclaims.command.claim.submission.DiscardClaim;
import dev.coopclaims.command.claim.submission.WithdrawClaim;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.AtMost;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Lists;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.text.BoundedText;
import dev.coopclaims.kernel.text.Text;
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
            Text answer,

            @Schema(description = "ids of documents of the claim") @AtMost(ClaimLimits.MAX_DOCUMENTS) @Nullable
            List<DocumentId> documents) {}

    @PutMapping("/api/claims/{claim}/information-items/{item}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Answer one item of a request for information (V-2)")
    public ResponseEntity<Void> answer(
            @PathVariable ClaimId claim,
            @PathVariable InformationItemId item,
            @RequestBody AnswerBody body,
            Caller caller) {
        return Answers.noContent(
                caller.send(new AnswerItem(claim, item, body.answer().value(), Lists.orNone(body.documents()))));
    }

    record ReasonBody(@Nullable Text reason) {
        static String of(@Nullable ReasonBody body) {
            return BoundedText.orEmpty(body == null ? null : body.reason());
        }
    }

    @PostMapping("/api/claims/{claim}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.PARTNERS)
    @Operation(
            summary =
                    "Take a claim back while it is Submitted, or Action required by the review; what it held is free again (C-8)")
    public ResponseEntity<Void> withdraw(
            @PathVariable ClaimId claim, @RequestBody(required = false) @Nullable ReasonBody body, Caller caller) {
        return Answers.noContent(caller.send(new WithdrawClaim(claim, ReasonBody.of(body))));
    }

    @PostMapping("/api/claims/{claim}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Give a draft up")
    public ResponseEntity<Void> discard(
            @PathVariable ClaimId claim, @RequestBody(required = false) @Nullable ReasonBody body, Caller caller) {
        return Answers.noContent(caller.send(new DiscardClaim(claim, ReasonBody.of(body))));
    }
}
