package dev.coopclaims.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A claim as the rows have it: one supplier, one month, one category.
 *
 * @param supplierName the one name that the demonstration gives the supplier
 * @param rule what the table of categories says
 * @param costs at least one; one for each invoice
 * @param inSeveralMonths whether one of its invoices was paid in other months too
 * @param path what it lives through
 */
record PlannedClaim(
        Key key,
        String supplierName,
        CategoryRule rule,
        DemoPartner partner,
        List<PlannedCost> costs,
        boolean inSeveralMonths,
        ClaimPath path) {

    /** What rows of one claim have in common. */
    record Key(String supplierId, YearMonth month, String category) {

        /** {@code supplier|month|category}: what the order hashes. */
        String text() {
            return supplierId + "|" + month + "|" + category;
        }
    }

    /**
     * One invoice in the claim.
     *
     * @param invoiceNumber as first written
     * @param invoiceDate the first day that a row of the invoice was paid on, in whichever claim
     * @param net of the whole invoice, in GBP
     * @param requested what its rows in this claim add up to, in GBP; at most {@code net}
     * @param rows those of this claim
     */
    record PlannedCost(
            String invoiceNumber, LocalDate invoiceDate, BigDecimal net, BigDecimal requested, List<SpendingRow> rows) {

        PlannedCost {
            rows = List.copyOf(rows);
        }

        /** What a reduction leaves of it: half, rounded down to the penny. */
        BigDecimal half() {
            return requested.divide(BigDecimal.TWO, 2, RoundingMode.DOWN);
        }
    }

    PlannedClaim {
        costs = List.copyOf(costs);
    }

    PlannedClaim on(ClaimPath other) {
        return new PlannedClaim(key, supplierName, rule, partner, costs, inSeveralMonths, other);
    }

    /** Names the claim for people, and for the reconciliation. */
    String title() {
        return key.supplierId() + " " + key.month() + " "
                + (key.category().isEmpty() ? "(no category)" : key.category());
    }

    /** In GBP. */
    BigDecimal requested() {
        return costs.stream().map(PlannedCost::requested).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    LocalDate firstDay() {
        return paymentDays().min(Comparator.naturalOrder()).orElseThrow();
    }

    LocalDate lastDay() {
        return paymentDays().max(Comparator.naturalOrder()).orElseThrow();
    }

    private Stream<LocalDate> paymentDays() {
        return costs.stream().flatMap(cost -> cost.rows().stream()).map(SpendingRow::paidOn);
    }
}
