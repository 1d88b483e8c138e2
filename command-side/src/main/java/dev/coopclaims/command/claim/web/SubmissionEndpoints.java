package dev.coopclaims.command.claim.web;

import dev.coopclaims.command.claim.Readiness;
import dev.coopclaims.command.claim.SubmissionReceipt;
import dev.coopclaims.command.claim.Warning;
import dev.coopclaims.command.claim.submission.CheckReadiness;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.dispatch.CommandResult;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Unversioned;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.time.Deadline;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Readiness and submission (C-7, C-8). */
@RestController
@Tag(name = "Claims")
public class SubmissionEndpoints {
    private final Commands commands;

    public SubmissionEndpoints(Commands commands) {
        this.commands = commands;
    }

    record ReadinessBody(boolean ready, Money requested, List<Violation> problems, List<Warning> warnings) {}

    record SubmittedBody(
            ClaimId claim,
            Money requested,
            Deadline due,
            LocalDate keepOriginalsUntil,
            List<SubmissionWarning> warnings) {}

    @GetMapping("/api/claims/{claim}/readiness")
    @Unversioned
    @AllowedTo(Access.READINESS_READERS)
    @Operation(summary = "What a submission would say now: every problem at once (C-7)")
    public ResponseEntity<ReadinessBody> readiness(@PathVariable ClaimId claim, Actor actor) {
        CommandResult<Readiness> asked = commands.send(new CheckReadiness(claim), actor);
        Readiness readiness = asked.result();
        // Without the claim's version as ETag: funds, caps and the day change the answer, and the claim does not.
        return Answers.ok(
                asked.position(),
                new ReadinessBody(
                        readiness.ready(), readiness.requested(), readiness.problems(), readiness.warnings()));
    }

    @PostMapping("/api/claims/{claim}/submission")
    @AllowedTo(Access.PARTNERS)
    @Operation(
            summary = "Submit or resubmit a claim: reserves funds and invoice shares in the same step (C-7, C-8, C-10)")
    public ResponseEntity<SubmittedBody> submit(@PathVariable ClaimId claim, Caller caller) {
        CommandResult<SubmissionReceipt> written = caller.send(new SubmitClaim(claim));
        SubmissionReceipt submitted = written.result();
        return Answers.ok(
                written,
                new SubmittedBody(
                        claim,
                        submitted.requested(),
                        submitted.due(),
                        submitted.keepOriginalsUntil(),
                        submitted.warnings()));
    }
}
