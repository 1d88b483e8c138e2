package dev.coopclaims.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A claim as planned from the rows: one supplier, one month, one category.
 *
 * @param supplierName the only name that the demonstration uses for the supplier
 * @param rule the line of the table of categories
 * @param costs at least one; one for each invoice
 * @param inSeveralMonths whether one of its invoices was also paid in other months
 * @param path what happens to it
 */
record PlannedClaim(
        Key key,
        String supplierName,
        CategoryRule rule,
        DemoPartner partner,
        List<PlannedCost> costs,
        boolean inSeveralMonths,
        ClaimPath path) {

    /** What the rows of one claim have in common. */
    record Key(String supplierId, YearMonth month, String category) {

        /** {@code supplier|month|category}, the input of the hash for the order. */
        String text() {
            return supplierId + "|" + month + "|" + category;
        }
    }

    /**
     * One invoice in the claim.
     *
     * @param invoiceNumber as first written
     * @param invoiceDate the first day on which a row of the invoice was paid, in any claim
     * @param net the net amount of the whole invoice, in GBP
     * @param requested the sum of its rows in this claim, in GBP; at most {@code net}
     * @param rows the rows of this claim
     */
    record PlannedCost(
            String invoiceNumber, LocalDate invoiceDate, BigDecimal net, BigDecimal requested, List<SpendingRow> rows) {

        PlannedCost {
            rows = List.copyOf(rows);
        }

        /** What a reduction leaves: half, rounded down to the penny. */
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

    /** The requested amount in GBP. */
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
