package dev.coopclaims.command.review.web;

import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.dispatch.CommandResult;
import dev.coopclaims.command.review.ApproveClaim;
import dev.coopclaims.command.review.RejectClaim;
import dev.coopclaims.command.review.StartReview;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.AtMost;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Lists;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.RejectedPart;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.text.BoundedText;
import dev.coopclaims.kernel.text.Code;
import dev.coopclaims.kernel.text.Text;
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
    static final int MAX_REASONS = 20;
    static final int MAX_PARTS = 200;

    record Reviewed(ClaimId claim) {}

    @PostMapping("/api/claims/{claim}/review")
    @AllowedTo(Access.REVIEWERS)
    @Operation(summary = "Take the review and start it (V-1)")
    public ResponseEntity<Reviewed> start(@PathVariable ClaimId claim, Caller caller) {
        return Answers.ok(caller.send(new StartReview(claim)), new Reviewed(claim));
    }

    record CostApprovalBody(
            CostId cost,
            Money approved,

            @Schema(description = "required when less is approved than requested") @Nullable
            Text reason) {
        ApprovedCost approval() {
            return new ApprovedCost(cost, approved, BoundedText.orNull(reason));
        }
    }

    record ApprovalBody(
            @Nullable Text note,

            @Schema(description = "the costs that are reduced; every other one is approved as requested")
            @AtMost(ClaimLimits.MAX_COSTS)
            @Nullable
            List<CostApprovalBody> costs,

            @Schema(
                    description =
                            "says that the reviewer knows that released funds whose period has ended are forfeited")
            @Nullable
            Boolean forfeitConfirmed) {}

    record Approved(ClaimId claim, Money approved) {}

    @PostMapping("/api/claims/{claim}/approval")
    @AllowedTo(Access.REVIEWERS)
    @Operation(summary = "Approve in full, or reduced per cost (V-3); decides a dispute too, without taking a review")
    public ResponseEntity<Approved> approve(
            @PathVariable ClaimId claim, @RequestBody(required = false) @Nullable ApprovalBody body, Caller caller) {
        ApprovalBody given = body == null ? new ApprovalBody(null, null, null) : body;
        CommandResult<Money> written = caller.send(new ApproveClaim(
                claim,
                BoundedText.orEmpty(given.note()),
                Lists.orNone(given.costs()).stream()
                        .map(CostApprovalBody::approval)
                        .toList(),
                Boolean.TRUE.equals(given.forfeitConfirmed())));
        return Answers.ok(written, new Approved(claim, written.result()));
    }

    @Schema(name = "NewRejectedPart", description = "one of cost, document and requirement")
    record PartBody(
            @Schema(description = "one of the reasons") Code code,

            @Schema(description = "the id of a cost") @Nullable
            CostId cost,

            @Schema(description = "the id of a document") @Nullable
            DocumentId document,

            @Schema(description = "a core requirement of the activity") @Nullable
            Code requirement) {
        static List<RejectedPart> all(@Nullable List<PartBody> parts) {
            return Lists.orNone(parts).stream()
                    .map(part -> new RejectedPart(
                            part.code.value(), part.cost, part.document, BoundedText.orNull(part.requirement)))
                    .toList();
        }
    }

    record RejectionBody(
            @Schema(description = "at least one rejection reason of the catalogue") @AtMost(MAX_REASONS)
            List<Code> reasons,

            @Schema(description = "what of the claim a reason is about; absent: the claim as a whole")
            @AtMost(MAX_PARTS)
            @Nullable
            List<PartBody> parts,

            Text text) {}

    record Rejected(ClaimId claim, @Nullable Deadline disputableUntil) {}

    @PostMapping("/api/claims/{claim}/rejection")
    @AllowedTo(Access.REVIEWERS)
    @Operation(summary = "Reject with reasons (V-4); dismisses a dispute too, without taking a review")
    public ResponseEntity<Rejected> reject(
            @PathVariable ClaimId claim, @RequestBody RejectionBody body, Caller caller) {
        CommandResult<Optional<Deadline>> written = caller.send(new RejectClaim(
                claim,
                BoundedText.all(body.reasons()),
                PartBody.all(body.parts()),
                body.text().value()));
        return Answers.ok(written, new Rejected(claim, written.result().orElse(null)));
    }
}
