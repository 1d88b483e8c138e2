package dev.coopclaims.command.invoice;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.invoice.InvoiceEvent;
import dev.coopclaims.kernel.invoice.InvoiceRegistered;
import dev.coopclaims.kernel.invoice.InvoiceShareClaimed;
import dev.coopclaims.kernel.invoice.InvoiceShareReleased;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What may be claimed of a supplier's invoice (C-9). Pure; no state means that nobody claimed it yet. */
public final class InvoiceDecisions {
    /** The same invoice was claimed with another net amount or currency. */
    public static final String INVOICE_MISMATCH = "INVOICE_MISMATCH";
    /** The shares of all claims together would exceed the net amount. */
    public static final String INVOICE_EXHAUSTED = "INVOICE_EXHAUSTED";
    /** More would be released than the claim's cost holds. */
    public static final String SHARE_NOT_HELD = "SHARE_NOT_HELD";

    private InvoiceDecisions() {}

    /** The first claim of an invoice fixes its net amount. */
    public static InvoiceRegistered register(InvoiceShare share) {
        return new InvoiceRegistered(
                share.invoice(),
                share.organisation(),
                share.supplierName(),
                share.supplierTaxId(),
                share.invoiceNumber(),
                share.net());
    }

    /**
     * Claims a share, and registers the invoice when nobody did.
     *
     * @param path where to mend it, for the violation
     */
    public static ShareDecision claimShare(@Nullable InvoiceState invoice, InvoiceShare share, String path) {
        if (!share.amount().isPositive()) {
            throw new IllegalArgumentException("a share above zero, not " + share.amount());
        }
        List<InvoiceEvent> events = new ArrayList<>(2);
        InvoiceState known = invoice;
        if (known == null) {
            InvoiceRegistered registered = register(share);
            events.add(registered);
            known = InvoiceState.evolve(null, registered);
        }
        List<ClaimId> others = known.claimsBesides(share.claim());
        if (!known.net().equals(share.net())) {
            return new ShareDecision.Refused(mismatch(known, share, path, others), others);
        }
        if (share.amount().isMoreThan(known.open())) {
            return new ShareDecision.Refused(exhausted(known, share, path, others), others);
        }
        events.add(new InvoiceShareClaimed(
                share.invoice(), share.organisation(), share.claim(), share.cost(), share.amount()));
        return new ShareDecision.Claimed(events);
    }

    /**
     * Gives a share back, in part or whole (C-8, V-3, D-3).
     *
     * @throws Refusal {@link #SHARE_NOT_HELD}
     */
    public static InvoiceShareReleased releaseShare(InvoiceState invoice, ClaimId claim, CostId cost, Money amount) {
        Money held = invoice.share(claim, cost);
        if (!amount.isPositive() || amount.isMoreThan(held)) {
            throw Refusal.rule(
                    SHARE_NOT_HELD, "", claim + " holds " + held + " of the invoice, not " + amount + ".", "C-9");
        }
        return new InvoiceShareReleased(invoice.id(), invoice.organisation(), claim, cost, amount);
    }

    private static Violation mismatch(InvoiceState known, InvoiceShare share, String path, List<ClaimId> others) {
        String message = "Invoice " + share.invoiceNumber() + " of " + share.supplierName()
                + " was claimed with a net amount of " + known.net() + ", not " + share.net() + named(others) + ".";
        return new Violation(INVOICE_MISMATCH, path, message, "C-9");
    }

    private static Violation exhausted(InvoiceState known, InvoiceShare share, String path, List<ClaimId> others) {
        String message = "Of invoice " + share.invoiceNumber() + " of " + share.supplierName() + " only "
                + known.open() + " of " + known.net() + " can still be claimed, not " + share.amount() + named(others)
                + ".";
        return new Violation(INVOICE_EXHAUSTED, path, message, "C-9");
    }

    private static String named(List<ClaimId> others) {
        return others.isEmpty()
                ? ""
                : "; see " + others.stream().map(ClaimId::value).collect(Collectors.joining(", "));
    }
}
