package dev.coopclaims.command.review.web;

import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.dispatch.Written;
import dev.coopclaims.command.review.ReassignReview;
import dev.coopclaims.command.review.ReleaseReview;
import dev.coopclaims.command.review.RequestInformation;
import dev.coopclaims.command.review.RevokeApproval;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Parsing;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.UserId;
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
    private static final int MAX_ITEMS = 50;

    record ReviewerBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "the id of a reviewer") @Nullable
            String user) {}

    record ItemBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "a rejection reason of the catalogue, or OTHER")
            @Nullable
            String code,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String text,

            @Schema(description = "the id of the cost that it is about") @Nullable
            String cost,

            @Schema(description = "the id of the document that it is about") @Nullable
            String document,

            @Schema(
                    description =
                            "what is missing: a document kind, or a metric, core requirement or question of the activity")
            @Nullable
            String missing) {}

    record ItemsBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "1 to 50") @Nullable
            List<@Nullable ItemBody> items) {}

    @Schema(name = "InformationAsked")
    record Asked(String claim, List<String> items, Deadline answerDue) {}

    /** What the partner has to do after a revocation. */
    enum Outcome {
        ACTION_REQUIRED,
        REJECTED
    }

    record RevocationBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    implementation = Outcome.class,
                    description = "what becomes of the claim")
            @Nullable
            String to,

            @Schema(description = "for ACTION_REQUIRED: at least one") @Nullable
            List<@Nullable ItemBody> items,

            @Schema(description = "for REJECTED: at least one") @Nullable
            List<@Nullable String> reasons,

            @Schema(description = "for REJECTED: what of the claim a reason is about; absent: the claim as a whole")
            @Nullable
            List<ReviewEndpoints.@Nullable PartBody> parts,

            @Schema(description = "for REJECTED: required") @Nullable
            String text) {}

    @DeleteMapping("/api/claims/{claim}/review")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.REVIEWERS)
    @Operation(summary = "Release a review: it waits for a reviewer again (V-1)")
    public ResponseEntity<Void> release(@PathVariable String claim, Caller caller) {
        return Answers.noContent(caller.send(new ReleaseReview(Parsing.idInPath(claim, ClaimId::new))));
    }

    @PutMapping("/api/claims/{claim}/reviewer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.REVIEWERS)
    @Operation(summary = "Make the review somebody else's task (V-1)")
    public ResponseEntity<Void> reassign(@PathVariable String claim, @RequestBody ReviewerBody body, Caller caller) {
        ReassignReview command = new ReassignReview(
                Parsing.idInPath(claim, ClaimId::new), Parsing.value("user", body.user(), UserId::new));
        return Answers.noContent(caller.send(command));
    }

    @PostMapping("/api/claims/{claim}/information-requests")
    @AllowedTo(Access.REVIEWERS)
    @Operation(summary = "Ask the partner for more, in a review or a dispute (V-2)")
    public ResponseEntity<Asked> ask(@PathVariable String claim, @RequestBody ItemsBody body, Caller caller) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        Written<InformationRequested> written = caller.send(new RequestInformation(id, items(body.items())));
        InformationRequested asked = written.result();
        return Answers.ok(
                written,
                new Asked(
                        id.value(),
                        asked.items().stream().map(item -> item.id().value()).toList(),
                        asked.answerDue()));
    }

    @PostMapping("/api/claims/{claim}/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.REVIEWERS)
    @Operation(summary = "Take an approval back: to ACTION_REQUIRED with items, or to REJECTED with reasons (V-5)")
    public ResponseEntity<Void> revoke(@PathVariable String claim, @RequestBody RevocationBody body, Caller caller) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        Parsing.together(
                () -> Parsing.text("reason", body.reason(), ClaimLimits.MAX_TEXT_CHARS), () -> outcome(id, "", body));
        RevokeApproval command = outcome(id, Parsing.text("reason", body.reason(), ClaimLimits.MAX_TEXT_CHARS), body);
        return Answers.noContent(caller.send(command));
    }

    private static RevokeApproval outcome(ClaimId claim, String reason, RevocationBody body) {
        return switch (Parsing.name("to", body.to(), Outcome.class)) {
            case ACTION_REQUIRED -> {
                List<InformationItem> items = items(body.items());
                if (items.isEmpty()) {
                    throw Parsing.malformed("items", "at least one");
                }
                yield new RevokeApproval(claim, reason, items, List.of(), "");
            }
            case REJECTED -> {
                Parsing.together(
                        () -> ReviewEndpoints.reasons(body.reasons()),
                        () -> ReviewEndpoints.parts(body.parts()),
                        () -> Parsing.text("text", body.text(), ClaimLimits.MAX_TEXT_CHARS));
                yield new RevokeApproval(
                        claim,
                        reason,
                        List.of(),
                        ReviewEndpoints.reasons(body.reasons()),
                        ReviewEndpoints.parts(body.parts()),
                        Parsing.text("text", body.text(), ClaimLimits.MAX_TEXT_CHARS));
            }
        };
    }

    private static List<InformationItem> items(@Nullable List<@Nullable ItemBody> items) {
        return Parsing.each("items", Parsing.required("items", items), MAX_ITEMS, ReviewTaskEndpoints::item);
    }

    private static InformationItem item(String at, ItemBody body) {
        Parsing.together(
                () -> Parsing.code(at + "/code", body.code()),
                () -> Parsing.text(at + "/text", body.text(), ClaimLimits.MAX_TEXT_CHARS),
                () -> Parsing.optionalValue(at + "/cost", body.cost(), CostId::new),
                () -> Parsing.optionalValue(at + "/document", body.document(), DocumentId::new),
                () -> Parsing.optionalIdentifier(at + "/missing", body.missing(), Parsing.LINE_CHARS));
        return new InformationItem(
                InformationItemId.create(),
                Parsing.code(at + "/code", body.code()),
                Parsing.text(at + "/text", body.text(), ClaimLimits.MAX_TEXT_CHARS),
                Parsing.optionalValue(at + "/cost", body.cost(), CostId::new),
                Parsing.optionalValue(at + "/document", body.document(), DocumentId::new),
                Parsing.optionalIdentifier(at + "/missing", body.missing(), Parsing.LINE_CHARS));
    }
}
