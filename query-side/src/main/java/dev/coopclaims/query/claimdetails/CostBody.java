package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.InHouseWork;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.query.claimdetails.ClaimContents.ClaimedCost;
import dev.coopclaims.query.people.Author;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cost as it was posted (C-6), with its id and what was decided.
 *
 * @param invoiceId the id by which a net correction names the organisation's invoices of that number (C-9); absent
 *     without an invoice
 * @param approved absent before the approval
 * @param reductionReason absent unless less was approved than requested
 */
public record CostBody(
        CostId cost,
        CostSource source,
        String expenseType,
        @Nullable SupplierInvoice invoice,
        @Nullable InvoiceId invoiceId,
        @Nullable Work work,
        Money net,
        Money requested,
        List<Excluded> excluded,
        List<String> attendees,
        @Nullable String conference,
        @Nullable Money approved,
        @Nullable String reductionReason) {

    /** In-house work as it was posted, and who accepted the statement. */
    public record Work(
            String worker,
            BigDecimal hours,
            Money hourlyRate,
            LocalDate from,
            LocalDate to,
            String description,
            Author acceptedBy) {}

    /** A part declared excluded, and by whom (P-6). */
    public record Excluded(String code, Money amount, Author declaredBy) {}

    /** @param organisation the claim's, for which whoever declared and accepted its parts acted */
    static CostBody of(ClaimedCost claimed, OrganisationId organisation) {
        Cost cost = claimed.cost();
        SupplierInvoice invoice = cost.invoice();
        return new CostBody(
                cost.id(),
                cost.source(),
                cost.expenseType(),
                invoice,
                cost.keys() == null ? null : cost.keys().invoice(),
                work(cost.work(), organisation),
                cost.net(),
                cost.requested(),
                cost.excluded().stream()
                        .map(part ->
                                new Excluded(part.code(), part.amount(), new Author(part.declaredBy(), organisation)))
                        .toList(),
                cost.attendees(),
                cost.conference(),
                claimed.approved(),
                claimed.reductionReason());
    }

    private static @Nullable Work work(@Nullable InHouseWork work, OrganisationId organisation) {
        return work == null
                ? null
                : new Work(
                        work.worker(),
                        work.hours(),
                        work.hourlyRate(),
                        work.from(),
                        work.to(),
                        work.description(),
                        new Author(work.acceptedBy(), organisation));
    }
}
