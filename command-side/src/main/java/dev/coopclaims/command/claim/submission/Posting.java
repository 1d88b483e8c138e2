package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.cap.CapDecision;
import dev.coopclaims.command.cap.CapDecisions;
import dev.coopclaims.command.cap.CapShare;
import dev.coopclaims.command.cap.CapState;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.fund.FundDecisions;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.fund.ShortfallDecisions;
import dev.coopclaims.command.fund.ShortfallState;
import dev.coopclaims.command.invoice.ClaimedInvoice;
import dev.coopclaims.command.invoice.InvoiceDecision;
import dev.coopclaims.command.invoice.InvoiceDecisions;
import dev.coopclaims.command.invoice.InvoiceLine;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.command.preapproval.PreApprovalDecisions;
import dev.coopclaims.command.preapproval.PreApprovalState;
import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.fund.ShortfallId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Posts a change of a claim's {@link Commitments} to its funds, invoices, caps and pre-approval, step by step: each step
 * is decided on the result of the steps before it. Used once.
 */
final class Posting {
    private final ClaimId claim;
    private Streams streams;
    private Changes changes = Changes.NONE;

    Posting(ClaimId claim, Streams streams) {
        this.claim = claim;
        this.streams = streams;
    }

    Changes changes() {
        return changes;
    }

    /** Changes the reservations: first releases, starting with the last allocated fund, then draws in order. */
    void funds(List<Allocation> before, List<Allocation> after, FundsReleased.Reason why) {
        List<Allocations.Change> differences = Allocations.changes(before, after);
        differences.stream()
                .filter(change -> change.amount().isNegative())
                .forEach(change -> release(change.fund(), change.amount().negated(), why));
        differences.reversed().stream()
                .filter(change -> change.amount().isPositive())
                .forEach(change -> happen(
                        FundState.KIND, List.of(FundDecisions.reserve(fund(change.fund()), claim, change.amount()))));
    }

    /**
     * Returns the amount to the fund; it first covers the fund's kept shortfall, before anybody can claim it (F-1). Once the
     * claiming period has closed, the rest is forfeited at once (F-3).
     */
    void release(FundId id, Money amount, FundsReleased.Reason why) {
        happen(FundState.KIND, List.of(FundDecisions.release(fund(id), claim, amount, why)));
        streams.find(ShortfallState.KIND, ShortfallId.of(id)).ifPresent(shortfall -> cover(shortfall, id, amount));
        FundDecisions.forfeit(fund(id), FundsForfeited.Cause.RELEASED_LATE)
                .ifPresent(forfeited -> happen(FundState.KIND, List.of(forfeited)));
    }

    private void cover(ShortfallState shortfall, FundId id, Money amount) {
        Money netted = shortfall.of(id).min(amount);
        if (netted.isPositive()) {
            happen(FundState.KIND, List.of(FundDecisions.net(fund(id), claim, netted)));
            happen(ShortfallState.KIND, List.of(ShortfallDecisions.netOwn(shortfall, id, netted)));
        }
    }

    void approve(FundId id, Money amount) {
        happen(FundState.KIND, List.of(FundDecisions.approve(fund(id), claim, amount)));
    }

    void revoke(FundId id, Money amount) {
        happen(FundState.KIND, List.of(FundDecisions.revoke(fund(id), claim, amount)));
    }

    /** Changes what is held of the invoice to what is wanted (C-9). */
    void claim(ClaimedInvoice wanted) {
        InvoiceDecision decision = InvoiceDecisions.claim(
                streams.find(InvoiceState.KIND, wanted.invoice()).orElse(null), wanted);
        if (!decision.problems().isEmpty()) {
            throw new IllegalStateException("the claim was ready, but its invoice is refused: " + decision.problems());
        }
        happen(InvoiceState.KIND, decision.events());
    }

    /** Releases everything that is held of the invoice. */
    void release(InvoiceId id) {
        streams.find(InvoiceState.KIND, id)
                .ifPresent(invoice -> happen(InvoiceState.KIND, InvoiceDecisions.release(invoice, claim)));
    }

    /** Releases what was cut of each line. */
    void cut(ClaimedInvoice held, Map<CostId, Money> approved) {
        for (InvoiceLine line : held.lines()) {
            Money cut = line.requested().minus(approved.getOrDefault(line.cost(), line.requested()));
            if (cut.isPositive()) {
                happen(
                        InvoiceState.KIND,
                        List.of(InvoiceDecisions.reduce(
                                streams.get(InvoiceState.KIND, held.invoice()), claim, line.cost(), cut)));
            }
        }
    }

    /**
     * Changes the shares of caps.
     *
     * @throws Refusal if a share exceeds its cap
     */
    void caps(List<CapShare> before, List<CapShare> after) {
        releaseAllBut(before, after);
        for (CapShare share : after) {
            CapDecision decision =
                    CapDecisions.use(streams.find(CapState.KIND, share.cap()).orElse(null), share);
            happen(
                    CapState.KIND,
                    switch (decision) {
                        case CapDecision.Used used -> used.events();
                        case CapDecision.Refused refused -> throw Refusal.violations(List.of(refused.violation()));
                    });
        }
    }

    /** Lowers the use of caps to what is left of these shares, whatever the caps are now. */
    void cut(List<CapShare> before, List<CapShare> after) {
        releaseAllBut(before, after);
        Map<CapId, CapShare> whole =
                before.stream().collect(Collectors.toMap(CapShare::cap, Function.identity(), (first, same) -> first));
        for (CapShare share : after) {
            streams.find(CapState.KIND, share.cap())
                    .flatMap(cap -> CapDecisions.cut(cap, whole.getOrDefault(share.cap(), share), share))
                    .ifPresent(event -> happen(CapState.KIND, List.of(event)));
        }
    }

    private void releaseAllBut(List<CapShare> before, List<CapShare> after) {
        Set<CapId> kept = after.stream().map(CapShare::cap).collect(Collectors.toSet());
        before.stream()
                .map(CapShare::cap)
                .distinct()
                .filter(id -> !kept.contains(id))
                .forEach(id -> streams.find(CapState.KIND, id)
                        .flatMap(cap -> CapDecisions.release(cap, claim))
                        .ifPresent(event -> happen(CapState.KIND, List.of(event))));
    }

    /**
     * Changes the draw on a pre-approval.
     *
     * @throws Refusal if the pre-approval is not granted or has too little left
     */
    void draw(Commitments.@Nullable Draw before, Commitments.@Nullable Draw after) {
        if (before != null && (after == null || !before.preApproval().equals(after.preApproval()))) {
            releaseDraw(before.preApproval());
        }
        if (after == null) {
            return;
        }
        if (!after.amount().isPositive()) {
            releaseDraw(after.preApproval());
            return;
        }
        PreApprovalState state = streams.find(PreApprovalState.KIND, after.preApproval())
                .orElseThrow(() -> Refusal.rule(RefusalCode.PRE_APPROVAL_UNKNOWN.at("/preApproval")));
        happen(PreApprovalState.KIND, PreApprovalDecisions.use(state, claim, after.label(), after.amount()));
    }

    /** Lowers the draw to what is left of it, both in the claim's currency. */
    void cut(Commitments.@Nullable Draw before, Commitments.@Nullable Draw left) {
        if (before != null && left != null) {
            streams.find(PreApprovalState.KIND, left.preApproval())
                    .flatMap(state -> PreApprovalDecisions.cut(state, claim, before.amount(), left.amount()))
                    .ifPresent(event -> happen(PreApprovalState.KIND, List.of(event)));
        }
    }

    private void releaseDraw(PreApprovalId id) {
        streams.find(PreApprovalState.KIND, id)
                .flatMap(state -> PreApprovalDecisions.release(state, claim))
                .ifPresent(event -> happen(PreApprovalState.KIND, List.of(event)));
    }

    private FundState fund(FundId id) {
        return streams.get(FundState.KIND, id);
    }

    private <E extends DomainEvent> void happen(StreamKind<?, E> kind, List<? extends E> events) {
        Changes step = Changes.of(kind, events);
        streams = streams.after(step);
        changes = changes.and(step);
    }
}
