package dev.coopclaims.command.invoice;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.ExcludedPart;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.source.InvoiceKeys;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Everything that a claim wants of one invoice number (C-9).
 *
 * @param label how other streams know the claim
 * @param reimbursedPercent the share of costs that the claim's programme reimburses (P-2), 1 to 100
 * @param lines in the order of the costs; empty if the claim no longer shows the number
 */
public record ClaimedInvoice(
        InvoiceId invoice,
        OrganisationId organisation,
        ClaimId claim,
        ClaimLabel label,
        int reimbursedPercent,
        List<InvoiceLine> lines) {

    public ClaimedInvoice {
        lines = List.copyOf(lines);
    }

    /** What a claim wants of each invoice number that its costs show, in the order of the costs. */
    public static SequencedMap<InvoiceId, ClaimedInvoice> of(
            OrganisationId organisation,
            ClaimId claim,
            ClaimLabel label,
            int reimbursedPercent,
            Collection<Cost> costs) {
        SequencedMap<InvoiceId, List<InvoiceLine>> lines = new LinkedHashMap<>();
        for (Cost cost : costs) {
            SupplierInvoice billed = cost.invoice();
            InvoiceKeys keys = cost.keys();
            if (billed != null && keys != null) {
                lines.computeIfAbsent(keys.invoice(), id -> new ArrayList<>()).add(line(cost, billed, keys));
            }
        }
        SequencedMap<InvoiceId, ClaimedInvoice> claimed = new LinkedHashMap<>();
        lines.forEach(
                (id, of) -> claimed.put(id, new ClaimedInvoice(id, organisation, claim, label, reimbursedPercent, of)));
        return claimed;
    }

    /** For a claim that no longer shows the number. */
    public static ClaimedInvoice nothing(
            InvoiceId invoice, OrganisationId organisation, ClaimId claim, ClaimLabel label) {
        return new ClaimedInvoice(invoice, organisation, claim, label, 100, List.of());
    }

    /** The lines that request something. */
    List<InvoiceLine> asking() {
        return lines.stream().filter(line -> line.requested().isPositive()).toList();
    }

    /** The lines that request nothing but may still declare something excluded. */
    List<InvoiceLine> onlyDeclaring() {
        return lines.stream().filter(line -> !line.requested().isPositive()).toList();
    }

    private static InvoiceLine line(Cost cost, SupplierInvoice billed, InvoiceKeys keys) {
        BigDecimal excluded = cost.excluded().stream()
                .map(ExcludedPart::amount)
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new InvoiceLine(
                cost.id(),
                billed,
                keys,
                cost.net(),
                cost.requested(),
                new Money(excluded.min(cost.net().amount()), cost.net().currency()));
    }
}
