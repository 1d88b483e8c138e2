package dev.coopclaims.command.invoice;

import dev.coopclaims.command.invoice.Billed.ShareKey;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.invoice.InvoiceEvent;
import dev.coopclaims.kernel.invoice.InvoiceNetCorrected;
import dev.coopclaims.kernel.invoice.InvoiceShareReleased;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What may be claimed of an organisation's invoices of one number (C-9). Pure; no state means that nobody claimed yet. */
public final class InvoiceDecisions {
    /** The same invoice is claimed with another net amount. */
    public static final String INVOICE_MISMATCH = "INVOICE_MISMATCH";
    /** The same invoice is claimed in another currency. */
    public static final String INVOICE_CURRENCY = "INVOICE_CURRENCY";
    /** The shares of all claims together would exceed the net amount less what is excluded. */
    public static final String INVOICE_EXHAUSTED = "INVOICE_EXHAUSTED";
    /** The claim's lines together ask for more than the programme's share of it. */
    public static final String REQUESTED_TOO_MUCH = "REQUESTED_TOO_MUCH";
    /** Nobody can tell whose invoice it is. */
    public static final String INVOICE_SUPPLIER_UNCLEAR = "INVOICE_SUPPLIER_UNCLEAR";
    /** A warning: another supplier's invoice has the same number, net amount and date. */
    public static final String SAME_NUMBER_OTHER_SUPPLIER = "SAME_NUMBER_OTHER_SUPPLIER";
    /** A warning: FINANCE has corrected the net amount since the claim took its share. */
    public static final String INVOICE_NET_CORRECTED = "INVOICE_NET_CORRECTED";
    /** More would be released than the claim's cost holds. */
    public static final String SHARE_NOT_HELD = "SHARE_NOT_HELD";
    /** A corrected net amount would be less than what claims hold. */
    public static final String NET_BELOW_SHARES = "NET_BELOW_SHARES";

    private InvoiceDecisions() {}

    /**
     * What a claim holds follows what it wants: the first time, again, or not any more (C-8, C-10). What it holds already
     * counts as free.
     */
    public static InvoiceDecision claim(@Nullable InvoiceState invoice, ClaimedInvoice wanted) {
        return new Claiming(invoice, wanted).decide();
    }

    /** Gives all shares of a claim back (C-8, D-3); nothing when it holds none. */
    public static List<InvoiceEvent> release(InvoiceState invoice, ClaimId claim) {
        List<InvoiceEvent> released = new ArrayList<>();
        for (Billed billed : invoice.suppliers()) {
            billed.shares().forEach((key, amount) -> {
                if (key.claim().equals(claim)) {
                    released.add(released(invoice, billed, key, amount));
                }
            });
        }
        return released;
    }

    /**
     * Gives a part of a share back (V-3).
     *
     * @throws Refusal {@link #SHARE_NOT_HELD}
     */
    public static InvoiceShareReleased reduce(InvoiceState invoice, ClaimId claim, CostId cost, Money amount) {
        ShareKey key = new ShareKey(claim, cost);
        return invoice.suppliers().stream()
                .filter(billed -> billed.shares().containsKey(key))
                .filter(billed -> amount.isPositive()
                        && !amount.isMoreThan(billed.shares().getOrDefault(key, amount.negated())))
                .findFirst()
                .map(billed -> released(invoice, billed, key, amount))
                .orElseThrow(() -> Refusal.rule(
                        SHARE_NOT_HELD,
                        "",
                        claim + " does not hold " + amount + " of the invoice for " + cost + ".",
                        "C-9"));
    }

    /**
     * FINANCE mends a net amount that claims have fixed wrongly (C-9).
     *
     * @param supplier whose invoice, from 1; absent: there is one supplier alone
     * @return nothing when that is the net amount
     * @throws Refusal with the broken rule
     */
    public static List<InvoiceNetCorrected> correctNet(
            InvoiceState invoice, @Nullable Integer supplier, Money net, String reason) {
        Billed billed = supplier(invoice, supplier);
        if (!net.isPositive()) {
            throw Refusal.rule("AMOUNT_NOT_POSITIVE", "/net", "A net amount is above zero.", "C-9");
        }
        if (billed.isHeld() && !billed.net().currency().equals(net.currency())) {
            throw Refusal.rule(
                    INVOICE_CURRENCY,
                    "/net/currency",
                    "Claims hold shares of the invoice in " + billed.net().currency() + "; its net amount stays in it.",
                    "C-9");
        }
        if (billed.isHeld() && billed.claimed().plus(billed.mostExcluded()).isMoreThan(net)) {
            throw Refusal.rule(NET_BELOW_SHARES, "/net", belowShares(billed, net), "C-9");
        }
        return net.equals(billed.net()) && billed.netByFinance()
                ? List.of()
                : List.of(new InvoiceNetCorrected(
                        invoice.id(),
                        invoice.organisation(),
                        billed.supplier(),
                        billed.net(),
                        net,
                        null,
                        reason,
                        invoice.number(),
                        List.copyOf(billed.holders().keySet())));
    }

    private static Billed supplier(InvoiceState invoice, @Nullable Integer supplier) {
        List<Billed> all = invoice.suppliers();
        if (supplier == null && all.size() > 1) {
            throw Refusal.rule(
                    INVOICE_SUPPLIER_UNCLEAR,
                    "/supplier",
                    "Several suppliers have invoices of this number; name one: "
                            + all.stream().map(InvoiceDecisions::told).collect(Collectors.joining("; ")) + ".",
                    "C-9");
        }
        int index = supplier == null ? 0 : supplier - 1;
        if (index < 0 || index >= all.size()) {
            throw Refusal.rule(
                    "UNKNOWN_SUPPLIER",
                    "/supplier",
                    "There is no supplier " + supplier + "; the number has suppliers 1 to " + all.size() + ".",
                    "C-9");
        }
        return all.get(index);
    }

    private static String told(Billed billed) {
        return billed.supplier() + " = " + String.join(", ", billed.names())
                + (billed.taxId() == null ? "" : " (" + billed.taxId() + ")") + ", net " + billed.net();
    }

    private static String belowShares(Billed billed, Money net) {
        Money excluded = billed.mostExcluded();
        return "Claims hold " + billed.claimed() + " of the invoice"
                + (excluded.isPositive() ? ", and " + excluded + " of it is declared excluded" : "")
                + "; its net amount cannot be " + net + ". Reduce or revoke a claim first.";
    }

    private static InvoiceShareReleased released(InvoiceState invoice, Billed billed, ShareKey key, Money amount) {
        return new InvoiceShareReleased(
                invoice.id(), invoice.organisation(), billed.supplier(), key.claim(), key.cost(), amount);
    }
}
