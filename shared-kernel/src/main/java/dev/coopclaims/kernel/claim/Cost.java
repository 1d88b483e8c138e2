package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.InvoiceKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cost of a claim (C-6).
 *
 * @param invoice what was billed; present if and only if the source is {@link CostSource#THIRD_PARTY}
 * @param keys by which the invoice and its supplier are recognised; present if and only if the invoice is
 * @param work what was done; present if and only if the source is {@link CostSource#IN_HOUSE}
 * @param net the net amount of the invoice or of the work, in the claim's currency
 * @param requested the amount to be reimbursed: at most the reimbursed share of net less what is excluded
 * @param excluded the parts declared not payable
 * @param attendees the names of the people it was for, if a cap counts people; otherwise empty
 * @param conference the conference it was for, if a cap counts per conference; otherwise absent
 */
public record Cost(
        CostId id,
        CostSource source,
        String expenseType,
        @Nullable SupplierInvoice invoice,
        @Nullable InvoiceKeys keys,
        @Nullable InHouseWork work,
        Money net,
        Money requested,
        List<ExcludedPart> excluded,
        @PersonalData List<String> attendees,
        @PersonalData @Nullable String conference) {

    public Cost {
        excluded = List.copyOf(excluded);
        attendees = List.copyOf(attendees);
    }

    /** The same cost requesting another amount, as after a revoked reduction (V-3, V-5). */
    public Cost asking(Money amount) {
        return new Cost(id, source, expenseType, invoice, keys, work, net, amount, excluded, attendees, conference);
    }
}
