package dev.coopclaims.command.fund;

import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.fund.FundAdjusted;
import dev.coopclaims.kernel.fund.FundClaimingExtended;
import dev.coopclaims.kernel.fund.FundConversionReversed;
import dev.coopclaims.kernel.fund.FundConvertedToRebate;
import dev.coopclaims.kernel.fund.FundDecisionAwaited;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.FundExpiryApproached;
import dev.coopclaims.kernel.fund.FundOpened;
import dev.coopclaims.kernel.fund.FundQualified;
import dev.coopclaims.kernel.fund.FundsApprovalRevoked;
import dev.coopclaims.kernel.fund.FundsApproved;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.kernel.fund.FundsNetted;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.fund.FundsReserved;
import dev.coopclaims.kernel.fund.Qualification;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a co-op fund; immutable. The constructor refuses any state that breaks F-4.
 *
 * @param dates what it was told when it was opened; of the warnings only those that were not given yet
 * @param sums what came to it and left it
 * @param qualification whether its earnings reach the threshold (F-2)
 * @param wasConverted whether they were converted to rebate once, however much came back since
 * @param awaitedSince when FINANCE was told last that a rate is missing; absent if it is decided, or nothing is missing
 * @param reopenedAt when a late record reopened the decision, whenever that is made; absent if it is decided, or never was
 * @param expired whether its claiming period was found closed: whatever becomes available then is forfeited at once (F-3)
 * @param reservations what is reserved, per claim
 * @param approvals what is approved, per claim
 */
public record FundState(
        FundId id,
        OrganisationId organisation,
        String programme,
        String entity,
        EarningPeriod period,
        FundDates dates,
        FundSums sums,
        Qualification qualification,
        boolean wasConverted,
        @Nullable Instant awaitedSince,
        @Nullable Instant reopenedAt,
        boolean expired,
        Reservations reservations,
        Reservations approvals) {
    /** The streams of funds. */
    public static final StreamKind<FundState, FundEvent> KIND =
            StreamKind.of("Fund", FundEvent.class, FundEvent::fund, FundState::evolve);

    /** @throws IllegalStateException when the balances break F-4 */
    public FundState {
        boolean sound = sums.isSound()
                && !reservations.total().isNegative()
                && !approvals.total().isNegative()
                && !reservations
                        .total()
                        .plus(approvals.total())
                        .plus(sums.forfeited())
                        .isMoreThan(sums.total());
        if (!sound) {
            throw new IllegalStateException("F-4 is broken for " + id + ": " + sums + ", reserved "
                    + reservations.total() + ", approved " + approvals.total());
        }
    }

    public Money total() {
        return sums.total();
    }

    public Money forfeited() {
        return sums.forfeited();
    }

    /** The sum of what was approved. */
    public Money approved() {
        return approvals.total();
    }

    /** Reserved and approved. */
    public Money claimed() {
        return reservations.total().plus(approved());
    }

    /** What nothing has claimed and what is not forfeited (F-4). */
    public Money available() {
        return total().minus(claimed()).minus(forfeited());
    }

    /** What a claim can reserve: nothing until it is decided whether the period qualifies (F-2). */
    public Money drawable() {
        return isDecided() ? available() : Money.zero(total().currency());
    }

    public boolean isDecided() {
        return qualification != Qualification.UNDECIDED;
    }

    /**
     * The state after the event.
     *
     * @throws IllegalStateException if the event cannot happen in this state
     */
    public static FundState evolve(@Nullable FundState state, FundEvent event) {
        if (event instanceof FundOpened opened) {
            if (state != null) {
                throw new IllegalStateException("opened twice: " + opened.fund());
            }
            return opened(opened);
        }
        if (state == null) {
            throw new IllegalStateException("not opened yet: " + event.fund());
        }
        return state.after(event);
    }

    private static FundState opened(FundOpened opened) {
        return new FundState(
                opened.fund(),
                opened.organisation(),
                opened.programme(),
                opened.entity(),
                opened.period(),
                new FundDates(opened.decidedAfter(), opened.claimableUntil(), opened.late(), null, opened.reminders()),
                FundSums.nothing(opened.currency()),
                opened.decidedAfter() == null ? Qualification.QUALIFIED : Qualification.UNDECIDED,
                false,
                null,
                null,
                false,
                Reservations.none(opened.currency()),
                Reservations.none(opened.currency()));
    }

    private FundState after(FundEvent event) {
        return switch (event) {
            case FundOpened opened -> throw new IllegalStateException("opened twice: " + opened.fund());
            case EarningsAccrued accrued ->
                with(sums.accrued(accrued.incentive().minus(accrued.rebate()), accrued.accrued()));
            case FundAdjusted adjusted -> with(sums.adjusted(adjusted.amount()));
            case FundsNetted netted -> with(sums.netted(netted.amount()));
            case FundsReserved reserved -> with(reservations.changedBy(reserved.claim(), reserved.amount()), approvals);
            case FundsReleased released ->
                with(reservations.changedBy(released.claim(), released.amount().negated()), approvals);
            case FundsApproved nowApproved ->
                with(
                        reservations.changedBy(
                                nowApproved.claim(), nowApproved.amount().negated()),
                        approvals.changedBy(nowApproved.claim(), nowApproved.amount()));
            case FundsApprovalRevoked revoked ->
                with(
                        reservations.changedBy(revoked.claim(), revoked.amount()),
                        approvals.changedBy(revoked.claim(), revoked.amount().negated()));
            case FundQualified qualified ->
                with(sums.netted(qualified.shortfallNetted())).with(Qualification.QUALIFIED, null, null);
            case FundConvertedToRebate converted ->
                with(sums.converted(converted.amount())).with(Qualification.CONVERTED, null, null);
            case FundConversionReversed reversed ->
                with(sums.converted(reversed.amount().negated()));
            case FundDecisionAwaited awaited ->
                switch (awaited.cause()) {
                    case RATE_MISSING -> with(Qualification.UNDECIDED, awaited.since(), reopenedAt);
                    case LATE_RECORD -> with(Qualification.UNDECIDED, null, awaited.since());
                };
            case FundsForfeited gone -> {
                FundState after = with(sums.forfeited(gone.amount()));
                yield after.with(dates, expired || gone.cause() == FundsForfeited.Cause.CLAIMING_CLOSED);
            }
            case FundClaimingExtended extended ->
                with(sums.forfeited(extended.restored().negated()).netted(extended.shortfallNetted()))
                        .with(
                                dates.claimableUntil(
                                        extended.claimableUntil(),
                                        extended.cause() == FundClaimingExtended.Cause.DECIDED_LATE,
                                        extended.reminders()),
                                false);
            case FundExpiryApproached near -> with(dates.reminded(near.daysLeft()), expired);
        };
    }

    private FundState with(FundSums newSums) {
        return with(dates, newSums, qualification, awaitedSince, reopenedAt, expired, reservations, approvals);
    }

    private FundState with(Reservations newReservations, Reservations newApprovals) {
        return with(dates, sums, qualification, awaitedSince, reopenedAt, expired, newReservations, newApprovals);
    }

    private FundState with(Qualification decided, @Nullable Instant since, @Nullable Instant reopened) {
        return with(dates, sums, decided, since, reopened, expired, reservations, approvals);
    }

    private FundState with(FundDates newDates, boolean nowExpired) {
        return with(newDates, sums, qualification, awaitedSince, reopenedAt, nowExpired, reservations, approvals);
    }

    private FundState with(
            FundDates newDates,
            FundSums newSums,
            Qualification decided,
            @Nullable Instant since,
            @Nullable Instant reopened,
            boolean nowExpired,
            Reservations newReservations,
            Reservations newApprovals) {
        return new FundState(
                id,
                organisation,
                programme,
                entity,
                period,
                newDates,
                newSums,
                decided,
                wasConverted || decided == Qualification.CONVERTED,
                since,
                reopened,
                nowExpired,
                newReservations,
                newApprovals);
    }
}
