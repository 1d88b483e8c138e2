package dev.coopclaims.command.review.web;

import dev.coopclaims.command.claim.ClaimCommand.ApproveClaim;
import dev.coopclaims.command.claim.ClaimCommand.RejectClaim;
import dev.coopclaims.command.claim.ClaimCommand.StartReview;
import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.Written;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.MoneyBody;
import dev.coopclaims.command.web.Parsing;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The review of a claim (V-1, V-3, V-4). */
@RestController
@Tag(name = "Review")
public class ReviewEndpoints {
    private static final int MAX_REASONS = 20;

    private final Commands commands;

    public ReviewEndpoints(Commands commands) {
        this.commands = commands;
    }

    record Reviewed(String claim) {}

    record ApprovalBody(@Nullable String note) {}

    record Approved(String claim, MoneyBody approved) {}

    record RejectionBody(
            @Nullable List<@Nullable String> reasons,
            @Nullable String text) {}

    record Rejected(String claim, Instant disputableUntil) {}

    @PostMapping("/api/claims/{claim}/review")
    @AllowedTo(Role.REVIEWER)
    @Operation(summary = "Take the review and start it (V-1)")
    public ResponseEntity<Reviewed> start(
            @PathVariable String claim,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) Actor actor) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        return Answers.ok(
                commands.send(new StartReview(id), actor, Answers.expectedVersion(ifMatch)), new Reviewed(id.value()));
    }

    @PostMapping("/api/claims/{claim}/approval")
    @AllowedTo(Role.REVIEWER)
    @Operation(summary = "Approve the full requested amount (V-3)")
    public ResponseEntity<Approved> approve(
            @PathVariable String claim,
            @RequestBody(required = false) @Nullable ApprovalBody body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) Actor actor) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        String note = Parsing.optionalText("note", body == null ? null : body.note(), ClaimLimits.MAX_TEXT_CHARS);
        Written<ClaimApproved> written =
                commands.send(new ApproveClaim(id, note == null ? "" : note), actor, Answers.expectedVersion(ifMatch));
        return Answers.ok(
                written, new Approved(id.value(), MoneyBody.of(written.result().approved())));
    }

    @PostMapping("/api/claims/{claim}/rejection")
    @AllowedTo(Role.REVIEWER)
    @Operation(summary = "Reject with reasons (V-4)")
    public ResponseEntity<Rejected> reject(
            @PathVariable String claim,
            @RequestBody RejectionBody body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) Actor actor) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        RejectClaim command = new RejectClaim(
                id, reasons(body.reasons()), Parsing.text("text", body.text(), ClaimLimits.MAX_TEXT_CHARS));
        Written<ClaimRejected> written = commands.send(command, actor, Answers.expectedVersion(ifMatch));
        return Answers.ok(written, new Rejected(id.value(), written.result().disputableUntil()));
    }

    private static List<String> reasons(@Nullable List<@Nullable String> codes) {
        List<@Nullable String> given = Parsing.required("reasons", codes);
        if (given.size() > MAX_REASONS) {
            throw Parsing.malformed("reasons", "at most " + MAX_REASONS);
        }
        return IntStream.range(0, given.size())
                .mapToObj(i -> Parsing.line("reasons/" + i, given.get(i)))
                .toList();
    }
}
