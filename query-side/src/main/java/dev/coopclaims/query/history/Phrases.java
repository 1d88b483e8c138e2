package dev.coopclaims.query.history;

import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.InHouseWork;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts of sentences. */
final class Phrases {

    private Phrases() {}

    static String because(String reason) {
        return reason.isBlank() ? "." : ": “" + reason.strip() + "”.";
    }

    static String reasons(List<String> codes) {
        return codes.stream().map(Phrases::words).collect(Collectors.joining(", "));
    }

    /** The last day that counts, and where it ends (T-5). */
    static String until(Deadline deadline) {
        return "until the end of " + deadline;
    }

    static String by(Deadline deadline) {
        return "by the end of " + deadline;
    }

    static String cost(Cost cost) {
        return cost.requested() + " for " + words(cost.expenseType()) + source(cost.invoice(), cost.work());
    }

    private static String source(@Nullable SupplierInvoice invoice, @Nullable InHouseWork work) {
        if (invoice != null) {
            return ", invoice " + invoice.number() + " of " + invoice.supplierName() + " from " + invoice.date();
        }
        return work == null ? "" : ", " + work.hours().toPlainString() + " hours of work by " + work.worker();
    }

    static String amounts(List<Allocation> allocations) {
        return allocations.stream()
                .map(Allocation::amount)
                .map(Object::toString)
                .collect(Collectors.joining(" and "));
    }

    static String days(LocalDate first, LocalDate last) {
        return first.equals(last) ? first.toString() : first + " to " + last;
    }

    static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** A code of the catalogue in words: {@code EXPENSE_NOT_ELIGIBLE} becomes {@code expense not eligible}. */
    static String words(String code) {
        return code.replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ROOT);
    }
}
