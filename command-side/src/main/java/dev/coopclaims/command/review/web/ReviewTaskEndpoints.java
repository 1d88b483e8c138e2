package dev.coopclaims.command.review.web;

import dev.coopclaims.command.dispatch.CommandResult;
import dev.coopclaims.command.review.ReassignReview;
import dev.coopclaims.command.review.ReleaseReview;
import dev.coopclaims.command.review.RequestInformation;
import dev.coopclaims.command.review.RevokeApproval;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.AtMost;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Lists;
import dev.coopclaims.command.web.Parsing;
import dev.coopclaims.command.web.RequiredWhen;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.text.BoundedText;
import dev.coopclaims.kernel.text.Code;
import dev.coopclaims.kernel.text.Text;
import dev.coopclaims.kernel.time.Deadline;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whose task a review is, what is asked of the partner, and approvals taken back (V-1, V-2, V-5). */
@RestController
@Tag(name = "Review")
public class ReviewTaskEndpoints {
    static final int MAX_ITEMS = 50;

    @DeleteMapping("/api/claims/{claim}/review")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.REVIEWERS)
    @Operation(summary = "Release a review: it waits for a reviewer again (V-1)")
    public ResponseEntity<Void> release(@PathVariable ClaimId claim, Caller caller) {
        return Answers.noContent(caller.send(new ReleaseReview(claim)));
    }

    record ReviewerBody(
            @Schema(description = "the id of a reviewer") UserId user) {}

    @PutMapping("/api/claims/{claim}/reviewer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.REVIEWERS)
    @Operation(summary = "Make the review somebody else's task (V-1)")
    public ResponseEntity<Void> reassign(@PathVariable ClaimId claim, @RequestBody ReviewerBody body, Caller caller) {
        return Answers.noContent(caller.send(new ReassignReview(claim, body.user())));
    }

    record ItemBody(
            @Schema(description = "a rejection reason of the catalogue, or OTHER")
            Code code,

            Text text,

            @Schema(description = "the id of the cost that it is about") @Nullable
            CostId cost,

            @Schema(description = "the id of the document that it is about") @Nullable
            DocumentId document,

            @Schema(
                    description =
                            "what is missing: a document kind, or a metric, core requirement or question of the activity")
            @Nullable
            Code missing) {
        InformationItem item() {
            return new InformationItem(
                    InformationItemId.create(),
                    code.value(),
                    text.value(),
                    cost,
                    document,
                    BoundedText.orNull(missing));
        }
    }

    record ItemsBody(
            @Schema(description = "1 to 50") @AtMost(MAX_ITEMS)
            List<ItemBody> items) {}

    @Schema(name = "InformationAsked")
    record Asked(ClaimId claim, List<InformationItemId> items, Deadline answerDue) {}

    @PostMapping("/api/claims/{claim}/information-requests")
    @AllowedTo(Access.REVIEWERS)
    @Operation(summary = "Ask the partner for more, in a review or a dispute (V-2)")
    public ResponseEntity<Asked> ask(@PathVariable ClaimId claim, @RequestBody ItemsBody body, Caller caller) {
        CommandResult<InformationRequested> written = caller.send(new RequestInformation(
                claim, body.items().stream().map(ItemBody::item).toList()));
        InformationRequested asked = written.result();
        List<InformationItemId> ids =
                asked.items().stream().map(InformationItem::id).toList();
        return Answers.ok(written, new Asked(claim, ids, asked.answerDue()));
    }

    /** What the partner has to do after a revocation. */
    enum Outcome {
        ACTION_REQUIRED,
        REJECTED
    }

    record RevocationBody(
            Text reason,

            @Schema(description = "what becomes of the claim")
            Outcome to,

            @Schema(description = "for ACTION_REQUIRED: at least one")
            @RequiredWhen(property = "to", is = "ACTION_REQUIRED")
            @AtMost(MAX_ITEMS)
            @Nullable
            List<ItemBody> items,

            @Schema(description = "for REJECTED: at least one")
            @RequiredWhen(property = "to", is = "REJECTED")
            @AtMost(ReviewEndpoints.MAX_REASONS)
            @Nullable
            List<Code> reasons,

            @Schema(description = "for REJECTED: what of the claim a reason is about; absent: the claim as a whole")
            @AtMost(ReviewEndpoints.MAX_PARTS)
            @Nullable
            List<ReviewEndpoints.PartBody> parts,

            @Schema(description = "for REJECTED: required") @RequiredWhen(property = "to", is = "REJECTED") @Nullable
            Text text) {
        RevokeApproval of(ClaimId claim) {
            List<InformationItem> asked =
                    Lists.orNone(items).stream().map(ItemBody::item).toList();
            if (to == Outcome.ACTION_REQUIRED && asked.isEmpty()) {
                throw Parsing.malformed("items", "at least one");
            }
            return switch (to) {
                case ACTION_REQUIRED -> new RevokeApproval(claim, reason.value(), asked, List.of(), "");
                case REJECTED ->
                    new RevokeApproval(
                            claim,
                            reason.value(),
                            List.of(),
                            BoundedText.all(Lists.orNone(reasons)),
                            ReviewEndpoints.PartBody.all(parts),
                            BoundedText.orEmpty(text));
            };
        }
    }

    @PostMapping("/api/claims/{claim}/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.REVIEWERS)
    @Operation(summary = "Take an approval back: to ACTION_REQUIRED with items, or to REJECTED with reasons (V-5)")
    public ResponseEntity<Void> revoke(@PathVariable ClaimId claim, @RequestBody RevocationBody body, Caller caller) {
        return Answers.noContent(caller.send(body.of(claim)));
    }
}
