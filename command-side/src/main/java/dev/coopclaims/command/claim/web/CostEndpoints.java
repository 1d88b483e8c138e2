package dev.coopclaims.command.claim.web;

import dev.coopclaims.command.claim.AddCost;
import dev.coopclaims.command.claim.ChangeCost;
import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.claim.CostForm;
import dev.coopclaims.command.claim.RemoveCost;
import dev.coopclaims.command.dispatch.CommandResult;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.AtMost;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.CountryCode;
import dev.coopclaims.command.web.Lists;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.text.BoundedText;
import dev.coopclaims.kernel.text.Code;
import dev.coopclaims.kernel.text.Identifier;
import dev.coopclaims.kernel.text.Line;
import dev.coopclaims.kernel.text.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
    static final int MAX_EXCLUDED_PARTS = 50;

    private final StatementPress statements;

    public CostEndpoints(StatementPress statements) {
        this.statements = statements;
    }

    record InvoiceBody(
            Line supplierName,
            @Nullable Identifier supplierTaxId,

            @Schema(example = "DE", description = "an ISO 3166 code of two letters") @Nullable
            CountryCode supplierCountry,

            Identifier number,
            LocalDate date,

            @Schema(description = "on the whole invoice; with net it makes gross, to within a cent") @Nullable
            Money tax,

            @Schema(description = "of the whole invoice") @Nullable
            Money gross) {
        SupplierInvoice invoice() {
            return new SupplierInvoice(
                    supplierName.value(),
                    BoundedText.orNull(supplierTaxId),
                    supplierCountry == null ? null : supplierCountry.value(),
                    number.value(),
                    date,
                    tax,
                    gross);
        }
    }

    record WorkBody(Line worker, BigDecimal hours, Money hourlyRate, LocalDate from, LocalDate to, Text description) {
        CostForm.Work work() {
            return new CostForm.Work(worker.value(), hours, hourlyRate, from, to, description.value());
        }
    }

    record ExcludedBody(
            @Schema(description = "an ineligible part of the catalogue")
            Code code,

            Money amount) {
        CostForm.Excluded part() {
            return new CostForm.Excluded(code.value(), amount);
        }
    }

    @Schema(name = "CostToClaim")
    record CostBody(
            @Schema(description = "decides whether invoice or work is given")
            CostSource source,

            @Schema(example = "PRINTED_MATERIAL", description = "a code of the catalogue")
            Code expenseType,

            @Schema(description = "of a supplier; required for costs that have one") @Nullable
            InvoiceBody invoice,

            @Schema(description = "of own people; required for in-house work") @Nullable
            WorkBody work,

            @Schema(
                    description =
                            "the whole invoice's net amount, the same on every line of one invoice (C-9), or that of"
                                    + " the work: hours by rate")
            Money net,

            @Schema(
                    description = "what this line claims: its share when one invoice has several lines; absent: the"
                            + " reimbursed share of net less what is excluded, which it may not exceed")
            @Nullable
            Money requested,

            @Schema(description = "parts of net that are not payable") @AtMost(MAX_EXCLUDED_PARTS) @Nullable
            List<ExcludedBody> excluded,

            @Schema(description = "people that caps per person count") @AtMost(ClaimLimits.MAX_ATTENDEES) @Nullable
            List<Line> attendees,

            @Nullable Line conference) {
        CostForm form() {
            return new CostForm(
                    source,
                    expenseType.value(),
                    invoice == null ? null : invoice.invoice(),
                    work == null ? null : work.work(),
                    net,
                    requested,
                    Lists.orNone(excluded).stream().map(ExcludedBody::part).toList(),
                    BoundedText.all(Lists.orNone(attendees)),
                    BoundedText.orNull(conference));
        }
    }

    record CostAnswer(CostId cost) {}

    @PostMapping("/api/claims/{claim}/costs")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Add a cost (C-6)")
    public ResponseEntity<CostAnswer> add(@PathVariable ClaimId claim, @RequestBody CostBody body, Caller caller) {
        CostId cost = CostId.create();
        CostForm form = body.form();
        return statements.ofCost(claim, form, caller.actor(), statement -> {
            CommandResult<?> written = caller.send(new AddCost(claim, cost, form, statement));
            return Map.entry(Answers.created(written, new CostAnswer(cost)), true);
        });
    }

    @PatchMapping("/api/claims/{claim}/costs/{cost}")
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Change a cost; the whole cost is sent again (C-3)")
    public ResponseEntity<CostAnswer> change(
            @PathVariable ClaimId claim, @PathVariable CostId cost, @RequestBody CostBody body, Caller caller) {
        CostForm form = body.form();
        return statements.ofCost(claim, form, caller.actor(), statement -> {
            CommandResult<Boolean> written = caller.send(new ChangeCost(claim, cost, form, statement));
            return Map.entry(Answers.ok(written, new CostAnswer(cost)), written.result());
        });
    }

    @DeleteMapping("/api/claims/{claim}/costs/{cost}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Remove a cost (C-3)")
    public ResponseEntity<Void> remove(@PathVariable ClaimId claim, @PathVariable CostId cost, Caller caller) {
        return Answers.noContent(caller.send(new RemoveCost(claim, cost)));
    }
}
