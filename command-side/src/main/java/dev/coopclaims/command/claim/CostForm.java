package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cost as the partner fills it in (C-6); the rules turn it into a cost.
 *
 * @param requested if absent, the reimbursed share of net less what is excluded
 * @param attendees the names of the attendees; empty unless a cap counts people
 * @param conference absent unless a cap counts per conference
 */
public record CostForm(
        CostSource source,
        String expenseType,
        @Nullable SupplierInvoice invoice,
        @Nullable Work work,
        Money net,
        @Nullable Money requested,
        List<Excluded> excluded,
        List<String> attendees,
        @Nullable String conference) {

    public CostForm {
        excluded = List.copyOf(excluded);
        attendees = List.copyOf(attendees);
    }

    /** The statement of in-house work; the sender accepts it. */
    public record Work(
            String worker, BigDecimal hours, Money hourlyRate, LocalDate from, LocalDate to, String description) {}

    /** A part that is declared not payable (P-6). */
    public record Excluded(String code, Money amount) {}
}
