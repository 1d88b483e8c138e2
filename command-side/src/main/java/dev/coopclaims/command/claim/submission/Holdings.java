package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.command.claim.Submittal;
import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.command.fund.Fund;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.fund.Shortfalls;
import dev.coopclaims.command.invoice.Invoice;
import dev.coopclaims.command.invoice.InvoiceDecisions;
import dev.coopclaims.command.invoice.InvoiceShare;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.command.invoice.ShareDecision;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.fund.FundId;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    public Holdings(
            RecentStateRepository<Fund, FundState> funds,
            Shortfalls shortfalls,
            RecentStateRepository<Invoice, InvoiceState> invoices,
            ClaimBounds bounds) {
        this.funds = funds;
        this.shortfalls = shortfalls;
        this.invoices = invoices;
        this.bounds = bounds;
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
        shares(file).values().forEach(share -> touched.add(share.invoice()));
        return touched;
    }

    /** Withdrawn, or rejected for good: everything can be used anew (C-8, D-3). */
    public void release(Submittal held, FundsReleased.Reason reason) {
        ClaimFile file = held.handedIn();
        for (Allocation allocation : held.allocations().reversed()) {
            release(file.id(), allocation.fund(), allocation.amount(), reason);
        }
        shares(file).values().forEach(share -> giveBack(share, share.amount()));
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
        for (InvoiceShare share : shares(file).values()) {
            Money cut = share.amount().minus(amounts.getOrDefault(share.cost(), share.amount()));
            if (cut.isPositive()) {
                giveBack(share, cut);
            }
        }
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
        Map<CostId, InvoiceShare> old = before == null ? Map.of() : shares(before.handedIn());
        Map<CostId, InvoiceShare> wanted = shares(now);
        for (InvoiceShare share : old.values()) {
            Money less = share.amount().minus(kept(share, wanted.get(share.cost())));
            if (less.isPositive()) {
                giveBack(share, less);
            }
        }
        for (InvoiceShare share : wanted.values()) {
            InvoiceShare had = old.get(share.cost());
            Money more = had == null ? share.amount() : share.amount().minus(kept(share, had));
            if (more.isPositive()) {
                take(share.of(more));
            }
        }
        bounds.settle(before == null ? null : before.handedIn(), now, all);
    }

    /** What the invoices' costs hold, by cost. */
    static Map<CostId, InvoiceShare> shares(ClaimFile file) {
        Map<CostId, InvoiceShare> shares = new LinkedHashMap<>();
        file.costs().values().stream()
                .filter(cost -> cost.invoice() != null && cost.requested().isPositive())
                .forEach(cost -> shares.put(cost.id(), InvoiceShare.of(file.organisation(), file.id(), cost)));
        return shares;
    }

    private static Money kept(InvoiceShare share, @Nullable InvoiceShare other) {
        return other != null && other.invoice().equals(share.invoice())
                ? share.amount().min(other.amount())
                : Money.zero(share.amount().currency());
    }

    private void release(ClaimId claim, FundId id, Money amount, FundsReleased.Reason reason) {
        Aggregate<Fund> fund = fund(id);
        fund.execute(one -> one.release(claim, amount, reason));
        shortfalls.netFrom(fund, claim, amount);
    }

    private Aggregate<Fund> fund(FundId id) {
        return funds.find(id).orElseThrow(() -> new IllegalStateException("a claim drew on no fund: " + id));
    }

    private void giveBack(InvoiceShare share, Money amount) {
        invoices.find(share.invoice())
                .orElseThrow(() -> new IllegalStateException("a claim holds a share of no invoice: " + share.invoice()))
                .execute(invoice -> invoice.releaseShare(share.claim(), share.cost(), amount));
    }

    private void take(InvoiceShare share) {
        String path = "/costs/" + share.cost() + "/invoice";
        Optional<Aggregate<Invoice>> known = invoices.find(share.invoice());
        if (known.isPresent()) {
            known.get().execute(invoice -> invoice.claimShare(share, path));
            return;
        }
        switch (InvoiceDecisions.claimShare(null, share, path)) {
            case ShareDecision.Claimed first -> invoices.create(() -> new Invoice(first));
            case ShareDecision.Refused refused -> throw Refusal.violations(List.of(refused.violation()));
        }
    }
}
