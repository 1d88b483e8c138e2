package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.ExcludedPart;
import dev.coopclaims.kernel.claim.InHouseWork;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.invoice.InvoiceId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.claimdetails.ClaimContents.ClaimedCost;
import dev.coopclaims.query.overview.Person;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cost as it was posted (C-6), with its id and what became of it.
 *
 * @param invoiceId by which a net correction names the organisation's invoices of that number (C-9); absent without one
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
            Person acceptedBy) {}

    /** A part declared excluded, and by whom (P-6). */
    public record Excluded(String code, Money amount, Person declaredBy) {}

    /** Everybody of the claim's organisation who is named in it. */
    static Stream<UserId> people(Cost cost) {
        Stream<UserId> declared = cost.excluded().stream().map(ExcludedPart::declaredBy);
        InHouseWork work = cost.work();
        return work == null ? declared : Stream.concat(declared, Stream.of(work.acceptedBy()));
    }

    static CostBody of(ClaimedCost claimed, OrganisationId organisation, Function<UserId, Person> named) {
        Cost cost = claimed.cost();
        SupplierInvoice invoice = cost.invoice();
        return new CostBody(
                cost.id(),
                cost.source(),
                cost.expenseType(),
                invoice,
                invoice == null ? null : InvoiceId.of(organisation, invoice.number()),
                work(cost.work(), named),
                cost.net(),
                cost.requested(),
                cost.excluded().stream()
                        .map(part -> new Excluded(part.code(), part.amount(), named.apply(part.declaredBy())))
                        .toList(),
                cost.attendees(),
                cost.conference(),
                claimed.approved(),
                claimed.reductionReason());
    }

    private static @Nullable Work work(@Nullable InHouseWork work, Function<UserId, Person> named) {
        return work == null
                ? null
                : new Work(
                        work.worker(),
                        work.hours(),
                        work.hourlyRate(),
                        work.from(),
                        work.to(),
                        work.description(),
                        named.apply(work.acceptedBy()));
    }
}
