package dev.coopclaims.command.invoice;

import dev.coopclaims.command.invoice.Billed.ShareKey;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.invoice.InvoiceEvent;
import dev.coopclaims.kernel.invoice.InvoiceNetCorrected;
import dev.coopclaims.kernel.invoice.InvoiceShareReleased;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What may be claimed of an organisation's invoices with one number (C-9). Pure; without a state, nobody claimed yet.
 */
public final class InvoiceDecisions {

    private InvoiceDecisions() {}

    /**
     * Changes what a claim holds to what it wants: for the first time, again, or no longer (C-8, C-10). What it already
     * holds counts as free.
     */
    public static InvoiceDecision claim(@Nullable InvoiceState invoice, ClaimedInvoice wanted) {
        return new Claiming(invoice, wanted).decide();
    }

    /** Gives back all shares of a claim (C-8, D-3); no event if it holds none. */
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
     * @throws Refusal {@link RefusalCode#SHARE_NOT_HELD}
     */
    public static InvoiceShareReleased reduce(InvoiceState invoice, ClaimId claim, CostId cost, Money amount) {
        ShareKey key = new ShareKey(claim, cost);
        return invoice.suppliers().stream()
                .filter(billed -> billed.shares().containsKey(key))
                .filter(billed -> amount.isPositive()
                        && !amount.isMoreThan(billed.shares().getOrDefault(key, amount.negated())))
                .findFirst()
                .map(billed -> released(invoice, billed, key, amount))
                .orElseThrow(() -> Refusal.rule(RefusalCode.SHARE_NOT_HELD.at("", claim, amount, cost)));
    }

    /**
     * FINANCE corrects a wrong net amount that claims have fixed (C-9).
     *
     * @param supplier the supplier of the invoice, from 1; may be absent if there is only one
     * @return empty if this is the net amount already
     * @throws Refusal with the broken rule
     */
    public static List<InvoiceNetCorrected> correctNet(
            InvoiceState invoice, @Nullable Integer supplier, Money net, String reason) {
        Billed billed = supplier(invoice, supplier);
        if (!net.isPositive()) {
            throw Refusal.rule(RefusalCode.AMOUNT_NOT_POSITIVE.under("C-9").at("/net"));
        }
        if (billed.isHeld() && !billed.net().currency().equals(net.currency())) {
            throw Refusal.rule(RefusalCode.INVOICE_CURRENCY.at(
                    "/net/currency", billed.net().currency()));
        }
        if (billed.isHeld() && billed.claimed().plus(billed.mostExcluded()).isMoreThan(net)) {
            throw Refusal.rule(belowShares(billed, net));
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
            throw Refusal.rule(RefusalCode.INVOICE_SUPPLIER_UNCLEAR.at(
                    "/supplier", all.stream().map(InvoiceDecisions::told).collect(Collectors.joining("; "))));
        }
        int index = supplier == null ? 0 : supplier - 1;
        if (index < 0 || index >= all.size()) {
            throw Refusal.rule(RefusalCode.UNKNOWN_SUPPLIER.at("/supplier", supplier, all.size()));
        }
        return all.get(index);
    }

    private static String told(Billed billed) {
        return billed.supplier() + " = " + String.join(", ", billed.names())
                + (billed.taxId() == null ? "" : " (" + billed.taxId() + ")") + ", net " + billed.net();
    }

    private static Violation belowShares(Billed billed, Money net) {
        Money excluded = billed.mostExcluded();
        return excluded.isPositive()
                ? RefusalCode.NET_BELOW_SHARES_AND_EXCLUDED.at("/net", billed.claimed(), net, excluded)
                : RefusalCode.NET_BELOW_SHARES.at("/net", billed.claimed(), net);
    }

    private static InvoiceShareReleased released(InvoiceState invoice, Billed billed, ShareKey key, Money amount) {
        return new InvoiceShareReleased(
                invoice.id(), invoice.organisation(), billed.supplier(), key.claim(), key.cost(), amount);
    }
}
