package dev.coopclaims.command.invoice;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.money.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of {@link InvoiceProblem}. */
final class Problems {
    private static final String RULE = "C-9";
    private static final String INVOICE = "invoice";

    private Problems() {}

    static InvoiceProblem unclear(InvoiceLine line, List<Billed> fitting) {
        String message = line.givenTaxId() == null
                ? "Invoice " + line.number() + " of " + line.supplierName() + " may be that of any of " + fitting.size()
                        + " suppliers of this name; give the supplier's tax id"
                : "The tax id " + line.supplierTaxId() + " of invoice " + line.number() + " may be that of any of "
                        + fitting.size() + " suppliers; give it with its country's letters";
        return new InvoiceProblem(
                InvoiceDecisions.INVOICE_SUPPLIER_UNCLEAR,
                line.cost(),
                INVOICE,
                message,
                RULE,
                new LinkedHashMap<>(),
                null);
    }

    /** Another net amount or currency than the one by which other claims hold shares. */
    static InvoiceProblem otherNet(InvoiceLine line, Billed known) {
        boolean sameCurrency = known.net().currency().equals(line.net().currency());
        String message = known.netByFinance()
                ? invoice(line) + " has a net amount of " + known.net() + ", as FINANCE has corrected it, not "
                        + line.net()
                : invoice(line) + " was claimed with a net amount of " + known.net() + ", not " + line.net();
        return new InvoiceProblem(
                sameCurrency ? InvoiceDecisions.INVOICE_MISMATCH : InvoiceDecisions.INVOICE_CURRENCY,
                line.cost(),
                INVOICE,
                message,
                RULE,
                known.holders(),
                null);
    }

    /** A claim that held a share before FINANCE corrected the net amount, and says the former one still. */
    static InvoiceProblem corrected(InvoiceLine line, Billed known) {
        String message = "FINANCE has corrected the net amount of invoice " + line.number() + " of "
                + line.supplierName() + " to " + known.net() + ", which counts here; the cost says " + line.net();
        return new InvoiceProblem(
                InvoiceDecisions.INVOICE_NET_CORRECTED,
                line.cost(),
                INVOICE,
                message,
                RULE,
                new LinkedHashMap<>(),
                null);
    }

    /** Another net amount than on another line of the claim. */
    static InvoiceProblem otherNetOfSibling(InvoiceLine line, CostId sibling) {
        String message = invoice(line) + " has another net amount on this line, " + line.net();
        return new InvoiceProblem(
                InvoiceDecisions.INVOICE_MISMATCH, line.cost(), INVOICE, message, RULE, new LinkedHashMap<>(), sibling);
    }

    static InvoiceProblem exhausted(
            InvoiceLine line,
            Money open,
            Money excluded,
            SequencedMap<ClaimId, Money> others,
            @Nullable CostId sibling) {
        String message = "Of invoice " + line.number() + " of " + line.supplierName() + " only " + open + " of "
                + line.net() + " can still be claimed, not " + line.requested() + without(excluded);
        return new InvoiceProblem(
                InvoiceDecisions.INVOICE_EXHAUSTED, line.cost(), INVOICE, message, RULE, others, sibling);
    }

    static InvoiceProblem tooMuch(
            InvoiceLine line, Money bound, int percent, Money excluded, @Nullable CostId sibling) {
        String message = "Of invoice " + line.number() + " of " + line.supplierName()
                + " the claim may request at most " + bound + " on all its costs together: " + percent + " % of "
                + line.net() + without(excluded);
        return new InvoiceProblem(
                InvoiceDecisions.REQUESTED_TOO_MUCH,
                line.cost(),
                "requested",
                message,
                "P-2",
                new LinkedHashMap<>(),
                sibling);
    }

    static InvoiceProblem likeness(InvoiceLine line, Billed other, @Nullable CostId sibling) {
        String known = other.names().stream().limit(2).collect(Collectors.joining(", "));
        String message = invoice(line) + " has the number, the net amount and the date of one of " + known
                + "; if it is the same invoice, claim it once";
        return new InvoiceProblem(
                InvoiceDecisions.SAME_NUMBER_OTHER_SUPPLIER,
                line.cost(),
                INVOICE,
                message,
                RULE,
                other.holders(),
                sibling);
    }

    private static String invoice(InvoiceLine line) {
        return "Invoice " + line.number() + " of " + line.supplierName();
    }

    private static String without(Money excluded) {
        return excluded.isPositive() ? ", because " + excluded + " of it is declared excluded" : "";
    }
}
