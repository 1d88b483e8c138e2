package dev.coopclaims.command.preapproval;

import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.organisation.Reach;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.preapproval.PreApprovalDeclined;
import dev.coopclaims.kernel.preapproval.PreApprovalEvent;
import dev.coopclaims.kernel.preapproval.PreApprovalGranted;
import dev.coopclaims.kernel.preapproval.PreApprovalReleased;
import dev.coopclaims.kernel.preapproval.PreApprovalRequested;
import dev.coopclaims.kernel.preapproval.PreApprovalUsed;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state of a pre-approval (P-4); immutable. */
public sealed interface PreApprovalState {
    /** The streams of pre-approvals. */
    StreamKind<PreApprovalState, PreApprovalEvent> KIND = StreamKind.of(
            "PreApproval", PreApprovalEvent.class, PreApprovalEvent::preApproval, PreApprovalState::evolve);

    Asked asked();

    default PreApprovalId id() {
        return asked().id();
    }

    default OrganisationId organisation() {
        return asked().organisation();
    }

    /**
     * The request.
     *
     * @param amount the requested amount
     * @param location where the claim has to be; absent for anywhere
     */
    record Asked(
            PreApprovalId id,
            OrganisationId organisation,
            String programme,
            String activity,
            EarningPeriod period,
            Money amount,
            @Nullable String location) {

        /** Whether it lies inside the membership. */
        public boolean isWithin(Reach reach) {
            return reach.includes(programme, location);
        }
    }

    /** Nobody has decided yet. */
    record Open(Asked asked) implements PreApprovalState {}

    /** The pre-approval was declined. */
    record Declined(Asked asked) implements PreApprovalState {}

    /**
     * The pre-approval was granted.
     *
     * @param amount the limit for all draws together
     * @param until the last day on which the activity may end
     * @param grantedAt when it was granted
     * @param draws by claim, in the order in which they were made; none is zero
     * @param claims every claim that drew at any time, also one that draws nothing any more
     */
    record Granted(
            Asked asked,
            Money amount,
            LocalDate until,
            Instant grantedAt,
            SequencedMap<ClaimId, Money> draws,
            Set<ClaimId> claims)
            implements PreApprovalState {
        public Granted {
            draws = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(draws));
            claims = Set.copyOf(claims);
        }

        /** What the claim draws; zero if it draws nothing. */
        public Money of(ClaimId claim) {
            return draws.getOrDefault(claim, Money.zero(amount.currency()));
        }

        /** What the claim can draw in total: the amount less what the other claims draw. */
        public Money openTo(ClaimId claim) {
            Money all = draws.values().stream().reduce(Money.zero(amount.currency()), Money::plus);
            return amount.minus(all).plus(of(claim));
        }

        private Granted changedBy(ClaimId claim, Money change) {
            Money drawn = of(claim).plus(change);
            if (drawn.isNegative() || drawn.isMoreThan(openTo(claim))) {
                throw new IllegalStateException("P-4 is broken for " + id() + ": " + change + " of " + claim);
            }
            LinkedHashMap<ClaimId, Money> changed = new LinkedHashMap<>(draws);
            if (drawn.isZero()) {
                changed.remove(claim);
            } else {
                changed.put(claim, drawn);
            }
            Set<ClaimId> ever = new HashSet<>(claims);
            ever.add(claim);
            return new Granted(asked, amount, until, grantedAt, changed, ever);
        }
    }

    /**
     * The state after the event.
     *
     * @throws IllegalStateException if the event cannot happen in this state
     */
    static PreApprovalState evolve(@Nullable PreApprovalState state, PreApprovalEvent event) {
        return switch (event) {
            case PreApprovalRequested asked
            when state == null ->
                new Open(new Asked(
                        asked.preApproval(),
                        asked.organisation(),
                        asked.programme(),
                        asked.activity(),
                        asked.period(),
                        asked.amount(),
                        asked.location()));
            case PreApprovalRequested twice -> throw impossible(twice);
            case PreApprovalGranted granted
            when state instanceof Open open ->
                new Granted(
                        open.asked(),
                        granted.amount(),
                        granted.until(),
                        granted.grantedAt(),
                        new LinkedHashMap<>(),
                        Set.of());
            case PreApprovalGranted other -> throw impossible(other);
            case PreApprovalDeclined declined when state instanceof Open open -> new Declined(open.asked());
            case PreApprovalDeclined other -> throw impossible(other);
            case PreApprovalUsed used
            when state instanceof Granted granted -> granted.changedBy(used.claim(), used.amount());
            case PreApprovalUsed other -> throw impossible(other);
            case PreApprovalReleased released
            when state instanceof Granted granted ->
                granted.changedBy(released.claim(), released.amount().negated());
            case PreApprovalReleased other -> throw impossible(other);
        };
    }

    private static IllegalStateException impossible(PreApprovalEvent event) {
        return new IllegalStateException(event.getClass().getSimpleName() + " cannot happen to " + event.preApproval());
    }
}
