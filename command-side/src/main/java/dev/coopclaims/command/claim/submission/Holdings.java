package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.command.claim.Submittal;
import dev.coopclaims.command.claim.readiness.InvoiceShares;
import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.command.fund.Fund;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.fund.Shortfalls;
import dev.coopclaims.command.invoice.ClaimedInvoice;
import dev.coopclaims.command.invoice.Invoice;
import dev.coopclaims.command.invoice.InvoiceDecision;
import dev.coopclaims.command.invoice.InvoiceDecisions;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.fund.FundId;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.invoice.InvoiceId;
import dev.coopclaims.kernel.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * What claims hold of funds, invoices, caps and pre-approvals, changed in the unit of work of the decision that causes it:
 * all or nothing (C-8).
 */
public final class Holdings {
    private final RecentStateRepository<Fund, FundState> funds;
    private final Shortfalls shortfalls;
    private final RecentStateRepository<Invoice, InvoiceState> invoices;
    private final ClaimBounds bounds;
    private final Catalogue catalogue;

    public Holdings(
            RecentStateRepository<Fund, FundState> funds,
            Shortfalls shortfalls,
            RecentStateRepository<Invoice, InvoiceState> invoices,
            ClaimBounds bounds,
            Catalogue catalogue) {
        this.funds = funds;
        this.shortfalls = shortfalls;
        this.invoices = invoices;
        this.bounds = bounds;
        this.catalogue = catalogue;
    }

    /** Every stream that a decision about what is held may write, for the lanes. */
    public List<AggregateId> touched(Submittal held) {
        List<AggregateId> touched = new ArrayList<>(touched(held.handedIn()));
        held.allocations().forEach(allocation -> touched.add(allocation.fund()));
        return touched;
    }

    /** The invoices, caps and pre-approvals that a claim uses; of its funds the allocations tell. */
    List<AggregateId> touched(ClaimFile file) {
        List<AggregateId> touched = new ArrayList<>(bounds.touched(file));
        touched.addAll(wanted(file).keySet());
        return touched;
    }

    /** Withdrawn, or rejected for good: everything can be used anew (C-8, D-3). */
    public void release(Submittal held, FundsReleased.Reason reason) {
        ClaimFile file = held.handedIn();
        for (Allocation allocation : held.allocations().reversed()) {
            release(file.id(), allocation.fund(), allocation.amount(), reason);
        }
        for (InvoiceId id : wanted(file).keySet()) {
            invoices.find(id).ifPresent(invoice -> invoice.execute(found -> found.release(file.id())));
        }
        bounds.release(file);
    }

    /**
     * Approved, and what was cut can be used anew (V-3).
     *
     * @param costs what is approved of each cost
     * @param approved what is approved of each fund
     */
    public void approve(Submittal held, List<ApprovedCost> costs, List<Allocation> approved) {
        ClaimFile file = held.handedIn();
        for (Allocations.Change cut : Allocations.changes(held.allocations(), approved)) {
            release(file.id(), cut.fund(), cut.amount().negated(), FundsReleased.Reason.REDUCED);
        }
        approved.forEach(one -> fund(one.fund()).execute(fund -> fund.approve(file.id(), one.amount())));
        Map<CostId, Money> amounts = new LinkedHashMap<>();
        costs.forEach(cost -> amounts.put(cost.cost(), cost.approved()));
        boolean reduced = false;
        wanted(file)
                .forEach((id, wanted) -> wanted.lines().forEach(line -> {
                    Money cut = line.requested().minus(amounts.getOrDefault(line.cost(), line.requested()));
                    if (cut.isPositive()) {
                        invoice(id).execute(invoice -> invoice.reduce(file.id(), line.cost(), cut));
                    }
                }));
        for (ApprovedCost cost : costs) {
            reduced |= cost.reason() != null;
        }
        if (reduced) {
            bounds.reduce(file, amounts);
        }
    }

    /** Reserved again (V-5). */
    public void revoke(ClaimId claim, List<Allocation> approved) {
        approved.forEach(one -> fund(one.fund()).execute(fund -> fund.revoke(claim, one.amount())));
    }

    /**
     * Handed in, for the first time or again: what it holds follows what it asks for now (C-8, C-10).
     *
     * @param before what was held until now; absent the first time
     * @param all the organisation's funds for the claim's programme and period
     */
    void settle(@Nullable Submittal before, ClaimFile now, List<Allocation> allocations, List<FundState> all) {
        List<Allocation> held = before == null ? List.of() : before.allocations();
        // The last allocated gives back first (F-5); drawing goes in the order of the allocations.
        List<Allocations.Change> changes = Allocations.changes(held, allocations);
        changes.stream()
                .filter(change -> change.amount().isNegative())
                .forEach(change ->
                        release(now.id(), change.fund(), change.amount().negated(), FundsReleased.Reason.RESUBMITTED));
        changes.reversed().stream()
                .filter(change -> change.amount().isPositive())
                .forEach(change -> fund(change.fund()).execute(fund -> fund.reserve(now.id(), change.amount())));
        SequencedMap<InvoiceId, ClaimedInvoice> wanted = new LinkedHashMap<>(wanted(now));
        if (before != null) {
            wanted(before.handedIn())
                    .keySet()
                    .forEach(id -> wanted.putIfAbsent(id, ClaimedInvoice.nothing(id, now.organisation(), now.id())));
        }
        wanted.values().forEach(this::settle);
        bounds.settle(before == null ? null : before.handedIn(), now, all);
    }

    private SequencedMap<InvoiceId, ClaimedInvoice> wanted(ClaimFile file) {
        return InvoiceShares.wantedBy(file, catalogue);
    }

    private void settle(ClaimedInvoice wanted) {
        Optional<Aggregate<Invoice>> known = invoices.find(wanted.invoice());
        InvoiceState state =
                known.map(invoice -> invoice.invoke(Invoice::state)).orElse(null);
        InvoiceDecision decision = InvoiceDecisions.claim(state, wanted);
        if (!decision.problems().isEmpty()) {
            throw new IllegalStateException("ready, and refused all the same: " + decision.problems());
        }
        if (decision.events().isEmpty()) {
            return;
        }
        if (known.isPresent()) {
            known.get().execute(invoice -> invoice.happened(decision.events()));
        } else {
            invoices.create(() -> new Invoice(decision.events()));
        }
    }

    private void release(ClaimId claim, FundId id, Money amount, FundsReleased.Reason reason) {
        Aggregate<Fund> fund = fund(id);
        fund.execute(one -> one.release(claim, amount, reason));
        shortfalls.netFrom(fund, claim, amount);
    }

    private Aggregate<Fund> fund(FundId id) {
        return funds.find(id).orElseThrow(() -> new IllegalStateException("a claim drew on no fund: " + id));
    }

    private Aggregate<Invoice> invoice(InvoiceId id) {
        return invoices.find(id)
                .orElseThrow(() -> new IllegalStateException("a claim holds a share of no invoice: " + id));
    }
}
