package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.cap.CapShare;
import dev.coopclaims.command.cap.CapState;
import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.SubmittedClaim;
import dev.coopclaims.command.claim.readiness.CapShares;
import dev.coopclaims.command.claim.readiness.Held;
import dev.coopclaims.command.claim.readiness.InvoiceShares;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.fund.ShortfallState;
import dev.coopclaims.command.invoice.ClaimedInvoice;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.command.preapproval.PreApprovalState;
import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.fund.ShortfallId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The commitments to a claim: what it holds of funds, invoices, caps and pre-approvals (C-8). A value: the effect of
 * submitting, reducing, revoking and releasing is the difference between two such values.
 *
 * @param funds in the order drawn (F-5)
 * @param invoices by number
 * @param caps the shares of caps
 * @param preApproval the draw on the pre-approval; absent if the claim names none
 */
public record Commitments(
        List<Allocation> funds,
        SequencedMap<InvoiceId, ClaimedInvoice> invoices,
        List<CapShare> caps,
        @Nullable Draw preApproval) {
    /** Nothing is held. */
    public static final Commitments NONE = new Commitments(List.of(), new LinkedHashMap<>(), List.of(), null);

    public Commitments {
        funds = List.copyOf(funds);
        invoices = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(invoices));
        caps = List.copyOf(caps);
    }

    /**
     * A draw on a pre-approval (P-4).
     *
     * @param amount in the pre-approval's currency when it is handed in, in the claim's when it is cut
     */
    public record Draw(PreApprovalId preApproval, ClaimLabel label, Money amount) {}

    /** What the claim holds since its last submission; nothing if it was not submitted. */
    public static Commitments by(ClaimState claim, Context context) {
        return claim.handedIn().map(submittal -> by(submittal, context)).orElse(NONE);
    }

    static Commitments by(SubmittedClaim submittal, Context context) {
        ClaimContent file = submittal.handedIn();
        return of(file, submittal.allocations(), CapShares.requested(file), context);
    }

    /** What a claim holds if it gets these amounts for its costs, whatever the limits of its caps are now. */
    private static Commitments of(
            ClaimContent file, List<Allocation> funds, Map<CostId, Money> amounts, Context context) {
        return of(
                file,
                funds,
                CapShares.unbounded(
                        file,
                        amounts,
                        context.catalogue(file.period()),
                        context.policies().pseudonyms()),
                amounts.values().stream().reduce(Money.zero(file.currency()), Money::plus),
                context);
    }

    /**
     * What a submitted claim holds.
     *
     * @param caps within their limits
     * @param drawn of the pre-approval, in its currency
     */
    static Commitments handedIn(
            ClaimContent file, List<Allocation> funds, List<CapShare> caps, Money drawn, Context context) {
        return of(file, funds, caps, drawn, context);
    }

    /** The same in the claim's currency: what is drawn anew is only what exceeds it. */
    Held inClaimsCurrency(Currency currency) {
        Map<CapId, Money> amounts = new HashMap<>();
        for (CapShare share : caps) {
            if (share.wanted() instanceof CapShare.Amount amount) {
                amounts.put(share.cap(), amount.amount());
            }
        }
        return new Held(
                Allocations.sum(funds, Money.zero(currency)),
                amounts,
                preApproval == null ? Money.zero(currency) : preApproval.amount());
    }

    private static Commitments of(
            ClaimContent file, List<Allocation> funds, List<CapShare> caps, Money drawn, Context context) {
        PreApprovalId preApproval = file.details().preApproval();
        return new Commitments(
                funds,
                InvoiceShares.wantedBy(file, context.catalogue(file.period())),
                caps,
                preApproval == null ? null : new Draw(preApproval, file.label(), drawn));
    }

    /** The streams that a change of what is held may write. */
    public Touched touches() {
        List<FundId> ids = funds.stream().map(Allocation::fund).toList();
        Touched touched = Touched.NOTHING
                .writing(FundState.KIND, ids)
                .writing(ShortfallState.KIND, ids.stream().map(ShortfallId::of).toList())
                .writing(InvoiceState.KIND, invoices.keySet())
                .writing(CapState.KIND, caps.stream().map(CapShare::cap).toList());
        return preApproval == null ? touched : touched.writing(PreApprovalState.KIND, preApproval.preApproval());
    }

    /**
     * A submission or resubmission: what the claim holds becomes what it requests now (C-8, C-10). The last allocated
     * fund gets its money back first (F-5).
     *
     * @throws Refusal if a limit is exceeded
     */
    Changes follow(Commitments now, ClaimContent claim, Streams streams) {
        Posting posting = new Posting(claim.id(), streams);
        posting.funds(funds, now.funds, FundsReleased.Reason.RESUBMITTED);
        SequencedMap<InvoiceId, ClaimedInvoice> wanted = new LinkedHashMap<>(now.invoices);
        invoices.keySet()
                .forEach(id -> wanted.putIfAbsent(
                        id, ClaimedInvoice.nothing(id, claim.organisation(), claim.id(), claim.label())));
        wanted.values().forEach(posting::claim);
        posting.caps(caps, now.caps);
        posting.draw(preApproval, now.preApproval);
        return posting.changes();
    }

    /** A withdrawal or final rejection: everything is released (C-8, D-3). */
    public Changes release(ClaimId claim, Streams streams, FundsReleased.Reason why) {
        Posting posting = new Posting(claim, streams);
        for (Allocation allocation : funds.reversed()) {
            posting.release(allocation.fund(), allocation.amount(), why);
        }
        invoices.keySet().forEach(posting::release);
        posting.caps(caps, List.of());
        posting.draw(preApproval, null);
        return posting.changes();
    }

    /**
     * An approval: what was cut is released (V-3).
     *
     * @param claim the state before the approval
     * @param costs what is approved of each cost
     * @param approved what is approved of each fund
     */
    public static Changes approve(
            ClaimState claim, List<ApprovedCost> costs, List<Allocation> approved, Streams streams, Context context) {
        ClaimContent handedIn = claim.handedIn()
                .orElseThrow(() -> new IllegalStateException("nothing is held: " + claim.status()))
                .handedIn();
        Commitments held = by(claim, context);
        Posting posting = new Posting(handedIn.id(), streams);
        posting.funds(held.funds, approved, FundsReleased.Reason.REDUCED);
        approved.forEach(one -> posting.approve(one.fund(), one.amount()));
        Map<CostId, Money> amounts = new LinkedHashMap<>();
        costs.forEach(cost -> amounts.put(cost.cost(), cost.approved()));
        held.invoices.values().forEach(invoice -> posting.cut(invoice, amounts));
        if (costs.stream().anyMatch(cost -> cost.reason() != null)) {
            Commitments left = of(handedIn, approved, amounts, context);
            posting.cut(held.caps, left.caps);
            posting.cut(held.preApproval, left.preApproval);
        }
        return posting.changes();
    }

    /** A revocation: what was approved is reserved again (V-5). */
    public static Changes reserveAgain(ClaimState claim, Streams streams) {
        if (!(claim instanceof ClaimState.Approved approved)) {
            throw new IllegalStateException("no approval was revoked: " + claim.status());
        }
        Posting posting = new Posting(claim.file().id(), streams);
        approved.allocations().forEach(one -> posting.revoke(one.fund(), one.amount()));
        return posting.changes();
    }
}
