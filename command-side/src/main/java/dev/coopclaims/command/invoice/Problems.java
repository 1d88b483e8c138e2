package dev.coopclaims.command.invoice;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes each {@link InvoiceProblem}. */
final class Problems {
    private static final String INVOICE = "invoice";

    private Problems() {}

    static InvoiceProblem unclear(InvoiceLine line, List<Billed> fitting) {
        return line.givenTaxId() == null
                ? own(
                        line,
                        RefusalCode.SUPPLIER_OF_SEVERAL,
                        line.billed().number(),
                        line.billed().supplierName(),
                        fitting.size())
                : own(
                        line,
                        RefusalCode.TAX_ID_OF_SEVERAL,
                        line.billed().number(),
                        line.billed().supplierTaxId(),
                        fitting.size());
    }

    /** The line has another net amount or currency than the one by which other claims hold shares. */
    static InvoiceProblem otherNet(InvoiceLine line, Billed known) {
        boolean sameCurrency = known.net().currency().equals(line.net().currency());
        RefusalCode code;
        if (known.netByFinance()) {
            code = sameCurrency
                    ? RefusalCode.INVOICE_MISMATCH_WITH_FINANCE
                    : RefusalCode.INVOICE_OTHER_CURRENCY_THAN_FINANCE;
        } else {
            code = sameCurrency ? RefusalCode.INVOICE_MISMATCH : RefusalCode.INVOICE_OTHER_CURRENCY;
        }
        Violation violation = code.at(
                path(line, INVOICE), line.billed().number(), line.billed().supplierName(), known.net(), line.net());
        return new InvoiceProblem(violation, line.cost(), known.holders(), null);
    }

    /** The claim held its share before FINANCE corrected the net amount, and still says the former one. */
    static InvoiceProblem corrected(InvoiceLine line, Billed known) {
        return own(
                line,
                RefusalCode.INVOICE_NET_CORRECTED,
                line.billed().number(),
                line.billed().supplierName(),
                known.net(),
                line.net());
    }

    /** The line has another net amount than another line of the claim. */
    static InvoiceProblem otherNetOfSibling(InvoiceLine line, CostId sibling) {
        Violation violation = RefusalCode.INVOICE_MISMATCH_IN_CLAIM.at(
                path(line, INVOICE), line.billed().number(), line.billed().supplierName(), line.net());
        return new InvoiceProblem(violation, line.cost(), new LinkedHashMap<>(), sibling);
    }

    /** The line has another tax or gross amount than another line of the claim. */
    static InvoiceProblem otherTax(InvoiceLine line, CostId sibling) {
        Violation violation = RefusalCode.INVOICE_TAX_DIFFERS.at(
                path(line, INVOICE), line.billed().number(), line.billed().supplierName());
        return new InvoiceProblem(violation, line.cost(), new LinkedHashMap<>(), sibling);
    }

    static InvoiceProblem exhausted(
            InvoiceLine line,
            Money open,
            Money excluded,
            SequencedMap<ClaimId, Money> others,
            @Nullable CostId sibling) {
        Violation violation = RefusalCode.INVOICE_EXHAUSTED.at(
                path(line, INVOICE),
                line.billed().number(),
                line.billed().supplierName(),
                open,
                line.net(),
                line.requested(),
                without(excluded));
        return new InvoiceProblem(violation, line.cost(), others, sibling);
    }

    static InvoiceProblem tooMuch(
            InvoiceLine line, Money bound, int percent, Money excluded, @Nullable CostId sibling) {
        Violation violation = RefusalCode.INVOICE_REQUESTED_TOO_MUCH.at(
                path(line, "requested"),
                line.billed().number(),
                line.billed().supplierName(),
                bound,
                percent,
                line.net(),
                without(excluded));
        return new InvoiceProblem(violation, line.cost(), new LinkedHashMap<>(), sibling);
    }

    static InvoiceProblem likeness(InvoiceLine line, Billed other, @Nullable CostId sibling) {
        String known = other.names().stream().limit(2).collect(Collectors.joining(", "));
        Violation violation = RefusalCode.SAME_NUMBER_OTHER_SUPPLIER.at(
                path(line, INVOICE), line.billed().number(), line.billed().supplierName(), known);
        return new InvoiceProblem(violation, line.cost(), other.holders(), sibling);
    }

    /** A problem that concerns no other claim and no other line. */
    private static InvoiceProblem own(InvoiceLine line, RefusalCode code, @Nullable Object... arguments) {
        return new InvoiceProblem(code.at(path(line, INVOICE), arguments), line.cost(), new LinkedHashMap<>(), null);
    }

    private static String path(InvoiceLine line, String field) {
        return "/costs/" + line.cost() + "/" + field;
    }

    private static String without(Money excluded) {
        return excluded.isPositive() ? ", because " + excluded + " of it is declared excluded" : "";
    }
}
