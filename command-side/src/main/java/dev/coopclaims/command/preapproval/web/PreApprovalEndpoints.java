package dev.coopclaims.command.preapproval.web;

import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.preapproval.DeclinePreApproval;
import dev.coopclaims.command.preapproval.GrantPreApproval;
import dev.coopclaims.command.preapproval.RequestPreApproval;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.MoneyBody;
import dev.coopclaims.command.web.Parsing;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.kernel.time.EarningPeriod;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
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

    record PreApprovalBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String programme,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String activity,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "FY26-H2") @Nullable
            String period,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String description,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            MoneyBody amount) {}

    record GrantBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "so much may be claimed") @Nullable
            MoneyBody amount,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    format = "date",
                    description = "the last day of the activity")
            @Nullable
            String until,

            @Nullable String note) {}

    record DeclineBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    record PreApprovalAnswer(String preApproval) {}

    @PostMapping("/api/pre-approvals")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Ask for a pre-approval (P-4)")
    public ResponseEntity<PreApprovalAnswer> request(@RequestBody PreApprovalBody body, Actor actor) {
        Parsing.together(
                () -> Parsing.code("programme", body.programme()),
                () -> Parsing.code("activity", body.activity()),
                () -> Parsing.value("period", body.period(), EarningPeriod::ofLabel),
                () -> Parsing.text("description", body.description(), Parsing.TEXT_CHARS),
                () -> Parsing.money("amount", body.amount()));
        PreApprovalId id = PreApprovalId.create();
        RequestPreApproval command = new RequestPreApproval(
                id,
                Parsing.code("programme", body.programme()),
                Parsing.code("activity", body.activity()),
                Parsing.value("period", body.period(), EarningPeriod::ofLabel),
                Parsing.text("description", body.description(), Parsing.TEXT_CHARS),
                Parsing.money("amount", body.amount()));
        return Answers.created(
                commands.send(command, actor),
                Answers.location("pre-approvals", id),
                new PreApprovalAnswer(id.value()));
    }

    @PostMapping("/api/pre-approvals/{preApproval}/grant")
    @AllowedTo(Access.PROGRAMME_MANAGERS)
    @Operation(summary = "Grant a pre-approval: so much, for an activity that ends on that day or before (P-4)")
    public ResponseEntity<PreApprovalAnswer> grant(
            @PathVariable String preApproval, @RequestBody GrantBody body, Caller caller) {
        Parsing.together(
                () -> Parsing.money("amount", body.amount()),
                () -> Parsing.date("until", body.until()),
                () -> Parsing.optionalText("note", body.note(), Parsing.TEXT_CHARS));
        String note = Parsing.optionalText("note", body.note(), Parsing.TEXT_CHARS);
        GrantPreApproval command = new GrantPreApproval(
                Parsing.idInPath(preApproval, PreApprovalId::new),
                Parsing.money("amount", body.amount()),
                Parsing.date("until", body.until()),
                note == null ? "" : note);
        return Answers.ok(
                caller.send(command),
                new PreApprovalAnswer(command.preApproval().value()));
    }

    @PostMapping("/api/pre-approvals/{preApproval}/decline")
    @AllowedTo(Access.PROGRAMME_MANAGERS)
    @Operation(summary = "Decline a pre-approval, with a reason (P-4)")
    public ResponseEntity<PreApprovalAnswer> decline(
            @PathVariable String preApproval, @RequestBody DeclineBody body, Caller caller) {
        DeclinePreApproval command = new DeclinePreApproval(
                Parsing.idInPath(preApproval, PreApprovalId::new),
                Parsing.text("reason", body.reason(), Parsing.TEXT_CHARS));
        return Answers.ok(
                caller.send(command),
                new PreApprovalAnswer(command.preApproval().value()));
    }
}
