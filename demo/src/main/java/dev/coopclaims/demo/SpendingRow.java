package dev.coopclaims.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/**
 * One published row: a paid line of a supplier's invoice.
 *
 * @param paidOn date of the payment
 * @param reference the council's own number of the row
 * @param invoiceNumber as written by the supplier
 * @param net in GBP, with two decimals
 * @param supplierId the council's number of the supplier
 * @param area the area under which the council booked it
 * @param category the procurement category; empty if the row names none
 */
record SpendingRow(
        LocalDate paidOn,
        String reference,
        String invoiceNumber,
        BigDecimal net,
        String supplierName,
        String supplierId,
        String area,
        String category) {

    /** The invoice that the row belongs to: numbers ignore case, blanks and punctuation, but not leading zeros. */
    InvoiceKey invoice() {
        String spelled = invoiceNumber.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "");
        return new InvoiceKey(supplierId, spelled.isEmpty() ? invoiceNumber : spelled);
    }

    /** One invoice of one supplier; numbers alone collide between suppliers (C-9). */
    record InvoiceKey(String supplierId, String number) {}
}
