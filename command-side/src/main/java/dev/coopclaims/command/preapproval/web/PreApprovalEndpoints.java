package dev.coopclaims.command.preapproval.web;

import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.preapproval.DeclinePreApproval;
import dev.coopclaims.command.preapproval.GrantPreApproval;
import dev.coopclaims.command.preapproval.RequestPreApproval;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Located;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.kernel.text.BoundedText;
import dev.coopclaims.kernel.text.Code;
import dev.coopclaims.kernel.text.Text;
import dev.coopclaims.kernel.time.EarningPeriod;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asking for a pre-approval, granting and declining it (P-4). */
@RestController
@Tag(name = "Pre-approvals")
public class PreApprovalEndpoints {
    private final Commands commands;

    public PreApprovalEndpoints(Commands commands) {
        this.commands = commands;
    }

    record PreApprovalAnswer(PreApprovalId preApproval) {}

    record PreApprovalBody(
            Code programme,
            Code activity,
            @Schema(example = "FY26-H2") EarningPeriod period,
            Text description,
            Money amount,

            @Schema(example = "DE", description = "where the activity is to run; the claim has to be there then")
            @Nullable
            Code location,

            @Schema(description = "the first planned day, which the claim need not keep") @Nullable
            LocalDate activityStart,

            @Schema(description = "the last planned day; the grant says which day is the last one") @Nullable
            LocalDate activityEnd) {}

    @PostMapping("/api/pre-approvals")
    @Located
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Ask for a pre-approval (P-4)")
    public ResponseEntity<PreApprovalAnswer> request(@RequestBody PreApprovalBody body, Actor actor) {
        PreApprovalId id = PreApprovalId.create();
        RequestPreApproval command = new RequestPreApproval(
                id,
                body.programme().value(),
                body.activity().value(),
                body.period(),
                body.description().value(),
                body.amount(),
                BoundedText.orNull(body.location()),
                body.activityStart(),
                body.activityEnd());
        return Answers.created(
                commands.send(command, actor), Answers.location("pre-approvals", id), new PreApprovalAnswer(id));
    }

    record GrantBody(
            @Schema(description = "so much may be claimed") Money amount,

            @Schema(description = "the last day of the activity")
            LocalDate until,

            @Nullable Text note) {}

    @PostMapping("/api/pre-approvals/{preApproval}/grant")
    @AllowedTo(Access.PROGRAMME_MANAGERS)
    @Operation(summary = "Grant a pre-approval: so much, for an activity that ends on that day or before (P-4)")
    public ResponseEntity<PreApprovalAnswer> grant(
            @PathVariable PreApprovalId preApproval, @RequestBody GrantBody body, Caller caller) {
        GrantPreApproval command =
                new GrantPreApproval(preApproval, body.amount(), body.until(), BoundedText.orEmpty(body.note()));
        return Answers.ok(caller.send(command), new PreApprovalAnswer(preApproval));
    }

    record DeclineBody(Text reason) {}

    @PostMapping("/api/pre-approvals/{preApproval}/decline")
    @AllowedTo(Access.PROGRAMME_MANAGERS)
    @Operation(summary = "Decline a pre-approval, with a reason (P-4)")
    public ResponseEntity<PreApprovalAnswer> decline(
            @PathVariable PreApprovalId preApproval, @RequestBody DeclineBody body, Caller caller) {
        DeclinePreApproval command =
                new DeclinePreApproval(preApproval, body.reason().value());
        return Answers.ok(caller.send(command), new PreApprovalAnswer(preApproval));
    }
}
