package dev.coopclaims.command.invoice;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What a claim takes of one supplier's invoice, over all its lines: limits apply to the whole invoice (P-2, P-6). */
final class Taken {
    private final int supplier;
    private final List<Integer> perhaps;
    private final List<InvoiceLine> lines = new ArrayList<>();
    private BigDecimal excluded = BigDecimal.ZERO;

    /**
     * @param perhaps other suppliers that may be this one ({@link Suppliers#perhaps()}); what is taken of them counts
     * too
     */
    Taken(int supplier, List<Integer> perhaps, InvoiceLine first) {
        this.supplier = supplier;
        this.perhaps = List.copyOf(perhaps);
        add(first);
    }

    void add(InvoiceLine line) {
        lines.add(line);
        declare(line.excluded());
    }

    /** Adds a line's excluded part: the claim declares the sum of its lines' parts. */
    void declare(Money part) {
        excluded = excluded.add(part.amount());
    }

    int supplier() {
        return supplier;
    }

    List<InvoiceLine> lines() {
        return lines;
    }

    CostId first() {
        return lines.getFirst().cost();
    }

    SupplierInvoice firstBilled() {
        return lines.getFirst().billed();
    }

    Money net() {
        return lines.getFirst().net();
    }

    /** What the claim declares excluded, at most the net amount. */
    Money excluded() {
        return money(excluded.min(net().amount()));
    }

    /** The lines that cannot get what they request after the lines before them got theirs. */
    List<InvoiceProblem> exceeded(InvoiceState around, int reimbursedPercent) {
        SequencedMap<ClaimId, Money> others = new LinkedHashMap<>();
        BigDecimal held = BigDecimal.ZERO;
        Money most = excluded();
        for (Billed billed : suppliers(around)) {
            held = held.add(billed.claimed().amount());
            billed.holders().forEach((claim, amount) -> others.merge(claim, amount, Taken::sum));
            most = most.isMoreThan(billed.mostExcluded()) ? most : billed.mostExcluded();
        }
        Money payable = net().minus(most);
        BigDecimal open = payable.amount().subtract(held).max(BigDecimal.ZERO);
        Money bound = payable.percent(reimbursedPercent);
        List<InvoiceProblem> problems = new ArrayList<>();
        BigDecimal running = BigDecimal.ZERO;
        for (InvoiceLine line : lines) {
            BigDecimal after = running.add(line.requested().amount());
            CostId sibling = line.cost().equals(first()) ? null : first();
            if (after.compareTo(open) > 0) {
                problems.add(Problems.exhausted(line, money(open.subtract(running)), most, others, sibling));
            } else if (after.compareTo(bound.amount()) > 0) {
                problems.add(Problems.tooMuch(line, bound, reimbursedPercent, most, sibling));
            } else {
                running = after;
            }
        }
        return problems;
    }

    private List<Billed> suppliers(InvoiceState around) {
        List<Billed> all = new ArrayList<>(List.of(around.supplier(supplier)));
        perhaps.forEach(other -> all.add(around.supplier(other)));
        return all;
    }

    private Money money(BigDecimal amount) {
        return new Money(amount, net().currency());
    }

    /** One claim's shares of two suppliers' invoices, combined only for the message. */
    private static Money sum(Money one, Money other) {
        return new Money(one.amount().add(other.amount()).min(Money.MAX_AMOUNT), one.currency());
    }
}
