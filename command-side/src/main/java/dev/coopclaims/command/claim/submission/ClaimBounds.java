package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.cap.CapShare;
import dev.coopclaims.command.cap.Caps;
import dev.coopclaims.command.cap.Pseudonyms;
import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.command.claim.readiness.Bounds;
import dev.coopclaims.command.claim.readiness.CapShares;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.preapproval.PreApprovals;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.preapproval.PreApprovalId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Caps and pre-approvals follow what becomes of a claim, in the unit of work of the decision (P-3, P-4, C-8). Each method
 * takes the file as it was handed in, because while somebody answers a request its costs may have changed since.
 */
public final class ClaimBounds {
    private final Caps caps;
    private final PreApprovals preApprovals;
    private final Catalogue catalogue;
    private final Pseudonyms people;

    public ClaimBounds(Caps caps, PreApprovals preApprovals, Catalogue catalogue, Pseudonyms people) {
        this.caps = caps;
        this.preApprovals = preApprovals;
        this.catalogue = catalogue;
        this.people = people;
    }

    /** What bounds the claim now, for its readiness. */
    public Bounds around(ClaimFile file) {
        return new Bounds(
                caps.states(ids(file)),
                preApprovals
                        .own(file.details().preApproval(), file.organisation())
                        .orElse(null),
                people);
    }

    /** What {@link #settle} may write, for the lanes. */
    public List<AggregateId> touched(ClaimFile file) {
        List<AggregateId> touched = new ArrayList<>(ids(file));
        PreApprovalId preApproval = file.details().preApproval();
        if (preApproval != null) {
            touched.add(preApproval);
        }
        return touched;
    }

    /**
     * Handed in, for the first time or again: from now on the claim uses what it asks for.
     *
     * @param before as it was handed in the time before; absent the first time
     * @param funds the organisation's for the claim's programme and period
     * @throws Refusal when a bound was met meanwhile, or something cannot be counted
     */
    public void settle(@Nullable ClaimFile before, ClaimFile now, List<FundState> funds) {
        CapShares shares = CapShares.of(now, CapShares.requested(now), CapShares.accrued(funds), catalogue, people);
        if (!shares.problems().isEmpty()) {
            throw Refusal.violations(shares.problems());
        }
        caps.settle(now.id(), before == null ? List.of() : ids(before), shares.shares());
        preApprovals.settle(
                now.id(),
                before == null ? null : before.details().preApproval(),
                now.details().preApproval(),
                now.requested());
    }

    /**
     * Approved for less: what was cut can be used anew (V-3). Never more than before.
     *
     * @param approved of each cost
     */
    public void reduce(ClaimFile handedIn, Map<CostId, Money> approved) {
        caps.reduce(handedIn.id(), ids(handedIn), CapShares.unbounded(handedIn, approved, catalogue, people));
        Money total = approved.values().stream().reduce(Money.zero(handedIn.currency()), Money::plus);
        preApprovals.reduce(handedIn.id(), handedIn.details().preApproval(), total);
    }

    /** Withdrawn, or rejected for good: all of it can be used anew (C-8, D-3). */
    public void release(ClaimFile handedIn) {
        caps.release(handedIn.id(), ids(handedIn));
        preApprovals.free(handedIn.id(), handedIn.details().preApproval());
    }

    private List<CapId> ids(ClaimFile file) {
        return CapShares.unbounded(file, CapShares.requested(file), catalogue, people).stream()
                .map(CapShare::cap)
                .toList();
    }
}
