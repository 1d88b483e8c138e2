package dev.coopclaims.query.overview;

import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.catalogue.ClaimPeriods;
import dev.coopclaims.query.overview.ListedClaim.ListedCost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of the list while one event is applied to it; lives no longer than that. */
final class ListedClaimDraft {
    private final ClaimPeriods periods;
    private final OrganisationId organisation;
    private final String number;
    private final String programme;
    private final EarningPeriod period;
    private final Instant startedAt;
    private final List<ListedCost> costs;
    private String location;
    private String activity;
    private String title;
    private ClaimStatus status;
    private Money requested;
    private @Nullable Money approved;
    private @Nullable Instant submittedAt;
    private @Nullable Instant decidedAt;
    private NextStep next;
    private @Nullable Author reviewer;

    /** A claim that was just started. */
    ListedClaimDraft(ClaimStarted started, Instant at, ClaimPeriods periods) {
        this.periods = periods;
        organisation = started.organisation();
        number = started.number();
        programme = started.programme();
        period = started.period();
        startedAt = at;
        costs = new ArrayList<>();
        location = started.location();
        activity = started.activity();
        title = started.title();
        status = ClaimStatus.EDITING;
        requested = Money.zero(started.currency());
        next = NextStep.of(status, periods.claimDeadline(period, location), null, null);
    }

    /** A claim as it stands in the list. */
    ListedClaimDraft(ListedClaim view, ClaimPeriods periods) {
        this.periods = periods;
        organisation = view.organisation();
        number = view.number();
        programme = view.programme();
        period = view.period();
        startedAt = view.startedAt();
        costs = new ArrayList<>(view.costs());
        location = view.location();
        activity = view.activity();
        title = view.title();
        status = view.status();
        requested = view.requested();
        approved = view.approved();
        submittedAt = view.submittedAt();
        decidedAt = view.decidedAt();
        next = new NextStep(view.whoMustAct(), view.nextDeadline());
        reviewer = view.reviewer();
    }

    /** The deadline of a draft ends with the day at its location (T-5), so a new location may move it. */
    void details(ClaimDetailsChanged changed) {
        location = changed.location();
        activity = changed.activity();
        title = changed.title();
        if (status == ClaimStatus.EDITING) {
            next = NextStep.of(status, periods.claimDeadline(period, location), null, null);
        }
    }

    void cost(Cost cost) {
        String supplier = cost.invoice() == null ? null : cost.invoice().supplierName();
        ListedCost listed = new ListedCost(cost.id(), cost.requested(), supplier);
        int known = indexOf(cost.id());
        if (known < 0) {
            costs.add(listed);
        } else {
            costs.set(known, listed);
        }
        sumUp();
    }

    void without(CostId cost) {
        costs.remove(indexOf(cost));
        sumUp();
    }

    void submitted(ClaimSubmitted submitted, Instant at) {
        status = ClaimStatus.SUBMITTED;
        requested = submitted.requested();
        submittedAt = at;
        step(submitted.reviewDueAt(), null);
    }

    void status(ClaimStatus now) {
        status = now;
    }

    void reviewer(Author who) {
        reviewer = who;
    }

    void approved(ClaimApproved decision, Instant at) {
        status = ClaimStatus.APPROVED;
        approved = decision.approved();
        decidedAt = at;
        step(null, null);
    }

    void rejected(ClaimRejected decision, Instant at) {
        status = ClaimStatus.REJECTED;
        decidedAt = at;
        step(null, decision.disputableUntil());
    }

    ListedClaim listed() {
        return new ListedClaim(
                organisation,
                number,
                programme,
                period,
                location,
                activity,
                title,
                status,
                requested,
                approved,
                startedAt,
                submittedAt,
                decidedAt,
                next.deadline(),
                next.whoMustAct(),
                reviewer,
                search(),
                costs);
    }

    private void step(@Nullable Instant reviewDueAt, @Nullable Instant disputableUntil) {
        next = NextStep.of(status, periods.claimDeadline(period, location), reviewDueAt, disputableUntil);
    }

    private void sumUp() {
        requested = costs.stream().map(ListedCost::requested).reduce(Money.zero(requested.currency()), Money::plus);
    }

    private int indexOf(CostId cost) {
        for (int i = 0; i < costs.size(); i++) {
            if (costs.get(i).cost().equals(cost)) {
                return i;
            }
        }
        return -1;
    }

    private String search() {
        Stream<String> suppliers = costs.stream()
                .map(ListedCost::supplier)
                .filter(Objects::nonNull)
                .distinct();
        return Stream.concat(Stream.of(number, title), suppliers)
                .map(SearchText::folded)
                .collect(Collectors.joining("\n"));
    }
}
