package dev.coopclaims.command.review.web;

import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.dispatch.Written;
import dev.coopclaims.command.review.ApproveClaim;
import dev.coopclaims.command.review.RejectClaim;
import dev.coopclaims.command.review.StartReview;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.MoneyBody;
import dev.coopclaims.command.web.Parsing;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.RejectedPart;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.time.Deadline;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The review of a claim (V-1, V-3, V-4). */
@RestController
@Tag(name = "Review")
public class ReviewEndpoints {
    private static final int MAX_REASONS = 20;
    private static final int MAX_PARTS = 200;

    record Reviewed(String claim) {}

    record CostApprovalBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String cost,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            MoneyBody approved,

            @Schema(description = "required when less is approved than requested") @Nullable
            String reason) {}

    record ApprovalBody(
            @Nullable String note,

            @Schema(description = "the costs that are reduced; every other one is approved as requested") @Nullable
            List<@Nullable CostApprovalBody> costs,

            @Schema(
                    description =
                            "says that the reviewer knows that released funds whose period has ended are forfeited")
            @Nullable
            Boolean forfeitConfirmed) {}

    record Approved(String claim, MoneyBody approved) {}

    record RejectionBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "at least one rejection reason of the catalogue")
            @Nullable
            List<@Nullable String> reasons,

            @Schema(description = "what of the claim a reason is about; absent: the claim as a whole") @Nullable
            List<@Nullable PartBody> parts,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String text) {}

    @Schema(name = "NewRejectedPart", description = "one of cost, document and requirement")
    record PartBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "one of the reasons") @Nullable
            String code,

            @Schema(description = "the id of a cost") @Nullable
            String cost,

            @Schema(description = "the id of a document") @Nullable
            String document,

            @Schema(description = "a core requirement of the activity") @Nullable
            String requirement) {}

    record Rejected(String claim, @Nullable Deadline disputableUntil) {}

    @PostMapping("/api/claims/{claim}/review")
    @AllowedTo(Access.REVIEWERS)
    @Operation(summary = "Take the review and start it (V-1)")
    public ResponseEntity<Reviewed> start(@PathVariable String claim, Caller caller) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        return Answers.ok(caller.send(new StartReview(id)), new Reviewed(id.value()));
    }

    @PostMapping("/api/claims/{claim}/approval")
    @AllowedTo(Access.REVIEWERS)
    @Operation(summary = "Approve in full, or reduced per cost (V-3); decides a dispute too, without taking a review")
    public ResponseEntity<Approved> approve(
            @PathVariable String claim, @RequestBody(required = false) @Nullable ApprovalBody body, Caller caller) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        ApprovalBody given = body == null ? new ApprovalBody(null, null, null) : body;
        Parsing.together(
                () -> Parsing.optionalText("note", given.note(), ClaimLimits.MAX_TEXT_CHARS),
                () -> costs(given.costs()));
        String note = Parsing.optionalText("note", given.note(), ClaimLimits.MAX_TEXT_CHARS);
        Written<Money> written = caller.send(new ApproveClaim(
                id, note == null ? "" : note, costs(given.costs()), Boolean.TRUE.equals(given.forfeitConfirmed())));
        return Answers.ok(written, new Approved(id.value(), MoneyBody.of(written.result())));
    }

    @PostMapping("/api/claims/{claim}/rejection")
    @AllowedTo(Access.REVIEWERS)
    @Operation(summary = "Reject with reasons (V-4); dismisses a dispute too, without taking a review")
    public ResponseEntity<Rejected> reject(@PathVariable String claim, @RequestBody RejectionBody body, Caller caller) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        Parsing.together(
                () -> reasons(body.reasons()),
                () -> parts(body.parts()),
                () -> Parsing.text("text", body.text(), ClaimLimits.MAX_TEXT_CHARS));
        RejectClaim command = new RejectClaim(
                id,
                reasons(body.reasons()),
                parts(body.parts()),
                Parsing.text("text", body.text(), ClaimLimits.MAX_TEXT_CHARS));
        Written<Optional<Deadline>> written = caller.send(command);
        return Answers.ok(written, new Rejected(id.value(), written.result().orElse(null)));
    }

    private static List<ApprovedCost> costs(@Nullable List<@Nullable CostApprovalBody> costs) {
        if (costs == null) {
            return List.of();
        }
        return Parsing.each("costs", costs, ClaimLimits.MAX_COSTS, ReviewEndpoints::cost);
    }

    private static ApprovedCost cost(String at, CostApprovalBody body) {
        Parsing.together(
                () -> Parsing.value(at + "/cost", body.cost(), CostId::new),
                () -> Parsing.money(at + "/approved", body.approved()),
                () -> Parsing.optionalText(at + "/reason", body.reason(), ClaimLimits.MAX_TEXT_CHARS));
        return new ApprovedCost(
                Parsing.value(at + "/cost", body.cost(), CostId::new),
                Parsing.money(at + "/approved", body.approved()),
                Parsing.optionalText(at + "/reason", body.reason(), ClaimLimits.MAX_TEXT_CHARS));
    }

    static List<RejectedPart> parts(@Nullable List<@Nullable PartBody> parts) {
        return parts == null ? List.of() : Parsing.each("parts", parts, MAX_PARTS, ReviewEndpoints::part);
    }

    private static RejectedPart part(String at, PartBody body) {
        Parsing.together(
                () -> Parsing.code(at + "/code", body.code()),
                () -> Parsing.optionalValue(at + "/cost", body.cost(), CostId::new),
                () -> Parsing.optionalValue(at + "/document", body.document(), DocumentId::new),
                () -> Parsing.optionalIdentifier(at + "/requirement", body.requirement(), Parsing.LINE_CHARS));
        return new RejectedPart(
                Parsing.code(at + "/code", body.code()),
                Parsing.optionalValue(at + "/cost", body.cost(), CostId::new),
                Parsing.optionalValue(at + "/document", body.document(), DocumentId::new),
                Parsing.optionalIdentifier(at + "/requirement", body.requirement(), Parsing.LINE_CHARS));
    }

    static List<String> reasons(@Nullable List<@Nullable String> codes) {
        return Parsing.each("reasons", Parsing.required("reasons", codes), MAX_REASONS, Parsing::code);
    }
}
