package dev.coopclaims.command.claim.web;

import dev.coopclaims.command.claim.AddCost;
import dev.coopclaims.command.claim.ChangeCost;
import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.claim.CostForm;
import dev.coopclaims.command.claim.RemoveCost;
import dev.coopclaims.command.dispatch.Written;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.MoneyBody;
import dev.coopclaims.command.web.Parsing;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The costs of a claim (C-6). */
@RestController
@Tag(name = "Claims")
public class CostEndpoints {
    private static final int MAX_EXCLUDED_PARTS = 50;

    private final StatementPress statements;

    public CostEndpoints(StatementPress statements) {
        this.statements = statements;
    }

    @Schema(name = "CostToClaim")
    record CostBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    implementation = CostSource.class,
                    description = "decides whether invoice or work is given")
            @Nullable
            String source,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "PRINTED_MATERIAL",
                    description = "a code of the catalogue")
            @Nullable
            String expenseType,

            @Schema(description = "of a supplier; required for costs that have one") @Nullable
            InvoiceBody invoice,

            @Schema(description = "of own people; required for in-house work") @Nullable
            WorkBody work,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description =
                            "the whole invoice's net amount, the same on every line of one invoice (C-9), or that of the work: hours by rate")
            @Nullable
            MoneyBody net,

            @Schema(
                    description =
                            "what this line claims: its share when one invoice has several lines; absent: the reimbursed share of net less what is excluded, which it may not exceed")
            @Nullable
            MoneyBody requested,

            @Schema(description = "parts of net that are not payable") @Nullable
            List<@Nullable ExcludedBody> excluded,

            @Schema(description = "people that caps per person count") @Nullable
            List<@Nullable String> attendees,

            @Nullable String conference) {}

    record InvoiceBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String supplierName,

            @Nullable String supplierTaxId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String number,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "date") @Nullable
            String date) {}

    record WorkBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String worker,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            BigDecimal hours,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            MoneyBody hourlyRate,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "date") @Nullable
            String from,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "date") @Nullable
            String to,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String description) {}

    record ExcludedBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "an ineligible part of the catalogue")
            @Nullable
            String code,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            MoneyBody amount) {}

    record CostAnswer(String cost) {}

    @PostMapping("/api/claims/{claim}/costs")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Add a cost (C-6)")
    public ResponseEntity<CostAnswer> add(@PathVariable String claim, @RequestBody CostBody body, Caller caller) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        CostId cost = CostId.create();
        CostForm form = form(body);
        return statements.ofCost(id, form, caller.actor(), statement -> {
            Written<?> written = caller.send(new AddCost(id, cost, form, statement));
            return Map.entry(Answers.created(written, new CostAnswer(cost.value())), true);
        });
    }

    @PatchMapping("/api/claims/{claim}/costs/{cost}")
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Change a cost; the whole cost is sent again (C-3)")
    public ResponseEntity<CostAnswer> change(
            @PathVariable String claim, @PathVariable String cost, @RequestBody CostBody body, Caller caller) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        CostId costId = Parsing.idInPath(cost, CostId::new);
        CostForm form = form(body);
        return statements.ofCost(id, form, caller.actor(), statement -> {
            Written<Boolean> written = caller.send(new ChangeCost(id, costId, form, statement));
            return Map.entry(Answers.ok(written, new CostAnswer(costId.value())), written.result());
        });
    }

    @DeleteMapping("/api/claims/{claim}/costs/{cost}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Remove a cost (C-3)")
    public ResponseEntity<Void> remove(@PathVariable String claim, @PathVariable String cost, Caller caller) {
        RemoveCost command = new RemoveCost(Parsing.idInPath(claim, ClaimId::new), Parsing.idInPath(cost, CostId::new));
        return Answers.noContent(caller.send(command));
    }

    private static CostForm form(CostBody body) {
        Parsing.together(
                () -> Parsing.name("source", body.source(), CostSource.class),
                () -> Parsing.code("expenseType", body.expenseType()),
                () -> Optional.ofNullable(body.invoice()).ifPresent(CostEndpoints::invoice),
                () -> Optional.ofNullable(body.work()).ifPresent(CostEndpoints::work),
                () -> Parsing.money("net", body.net()),
                () -> Parsing.optionalMoney("requested", body.requested()),
                () -> Optional.ofNullable(body.excluded()).ifPresent(CostEndpoints::excluded),
                () -> attendees(body.attendees()),
                () -> Parsing.optionalLine("conference", body.conference()));
        return new CostForm(
                Parsing.name("source", body.source(), CostSource.class),
                Parsing.code("expenseType", body.expenseType()),
                body.invoice() == null ? null : invoice(body.invoice()),
                body.work() == null ? null : work(body.work()),
                Parsing.money("net", body.net()),
                Parsing.optionalMoney("requested", body.requested()),
                body.excluded() == null ? List.of() : excluded(body.excluded()),
                attendees(body.attendees()),
                Parsing.optionalLine("conference", body.conference()));
    }

    private static List<String> attendees(@Nullable List<@Nullable String> names) {
        // How many there may be is a rule of the claim's.
        return names == null ? List.of() : Parsing.each("attendees", names, Integer.MAX_VALUE, Parsing::line);
    }

    private static SupplierInvoice invoice(InvoiceBody body) {
        Parsing.together(
                () -> Parsing.line("invoice/supplierName", body.supplierName()),
                () -> Parsing.optionalIdentifier(
                        "invoice/supplierTaxId", body.supplierTaxId(), ClaimLimits.MAX_NUMBER_CHARS),
                () -> Parsing.identifier("invoice/number", body.number(), ClaimLimits.MAX_NUMBER_CHARS),
                () -> Parsing.date("invoice/date", body.date()));
        return new SupplierInvoice(
                Parsing.line("invoice/supplierName", body.supplierName()),
                Parsing.optionalIdentifier("invoice/supplierTaxId", body.supplierTaxId(), ClaimLimits.MAX_NUMBER_CHARS),
                Parsing.identifier("invoice/number", body.number(), ClaimLimits.MAX_NUMBER_CHARS),
                Parsing.date("invoice/date", body.date()));
    }

    private static CostForm.Work work(WorkBody body) {
        Parsing.together(
                () -> Parsing.line("work/worker", body.worker()),
                () -> Parsing.required("work/hours", body.hours()),
                () -> Parsing.money("work/hourlyRate", body.hourlyRate()),
                () -> Parsing.date("work/from", body.from()),
                () -> Parsing.date("work/to", body.to()),
                () -> Parsing.text("work/description", body.description(), Parsing.TEXT_CHARS));
        return new CostForm.Work(
                Parsing.line("work/worker", body.worker()),
                Parsing.required("work/hours", body.hours()),
                Parsing.money("work/hourlyRate", body.hourlyRate()),
                Parsing.date("work/from", body.from()),
                Parsing.date("work/to", body.to()),
                Parsing.text("work/description", body.description(), Parsing.TEXT_CHARS));
    }

    private static List<CostForm.Excluded> excluded(List<@Nullable ExcludedBody> bodies) {
        return Parsing.each("excluded", bodies, MAX_EXCLUDED_PARTS, CostEndpoints::part);
    }

    private static CostForm.Excluded part(String at, ExcludedBody body) {
        Parsing.together(
                () -> Parsing.code(at + "/code", body.code()), () -> Parsing.money(at + "/amount", body.amount()));
        return new CostForm.Excluded(
                Parsing.code(at + "/code", body.code()), Parsing.money(at + "/amount", body.amount()));
    }
}
