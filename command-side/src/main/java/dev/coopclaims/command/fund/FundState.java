package dev.coopclaims.command.fund;

import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.FundOpened;
import dev.coopclaims.kernel.fund.FundsApprovalRevoked;
import dev.coopclaims.kernel.fund.FundsApproved;
import dev.coopclaims.kernel.fund.FundsNetted;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.fund.FundsReserved;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.EarningPeriod;
import org.jspecify.annotations.Nullable;

/**
 * The state of a co-op fund; immutable. The constructor refuses any state that breaks F-4.
 *
 * @param total what was accrued, less what covered a shortfall
 * @param reservations what is reserved, per claim
 * @param approvals what is approved, per claim
 */
public record FundState(
        FundId id,
        OrganisationId organisation,
        String programme,
        String entity,
        EarningPeriod period,
        Money total,
        Reservations reservations,
        Reservations approvals) {
    /** The streams of funds. */
    public static final StreamKind<FundState, FundEvent> KIND =
            StreamKind.of("Fund", FundEvent.class, FundEvent::fund, FundState::evolve);

    /** @throws IllegalStateException when the balances break F-4 */
    public FundState {
        boolean sound = !total.isNegative()
                && !reservations.total().isNegative()
                && !approvals.total().isNegative()
                && !reservations.total().plus(approvals.total()).isMoreThan(total);
        if (!sound) {
            throw new IllegalStateException("F-4 is broken for " + id + ": total " + total + ", reserved "
                    + reservations.total() + ", approved " + approvals.total());
        }
    }

    /** The sum of what was approved. */
    public Money approved() {
        return approvals.total();
    }

    /** Reserved and approved. */
    public Money claimed() {
        return reservations.total().plus(approved());
    }

    /** What a claim can still reserve. */
    public Money available() {
        return total.minus(claimed());
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
            return new FundState(
                    opened.fund(),
                    opened.organisation(),
                    opened.programme(),
                    opened.entity(),
                    opened.period(),
                    Money.zero(opened.currency()),
                    Reservations.none(opened.currency()),
                    Reservations.none(opened.currency()));
        }
        if (state == null) {
            throw new IllegalStateException("not opened yet: " + event.fund());
        }
        return state.after(event);
    }

    private FundState after(FundEvent event) {
        return switch (event) {
            case FundOpened opened -> throw new IllegalStateException("opened twice: " + opened.fund());
            case EarningsAccrued accrued -> with(total.plus(accrued.accrued()), reservations, approvals);
            case FundsReserved reserved ->
                with(total, reservations.changedBy(reserved.claim(), reserved.amount()), approvals);
            case FundsReleased released ->
                with(
                        total,
                        reservations.changedBy(
                                released.claim(), released.amount().negated()),
                        approvals);
            case FundsApproved nowApproved ->
                with(
                        total,
                        reservations.changedBy(
                                nowApproved.claim(), nowApproved.amount().negated()),
                        approvals.changedBy(nowApproved.claim(), nowApproved.amount()));
            case FundsApprovalRevoked revoked ->
                with(
                        total,
                        reservations.changedBy(revoked.claim(), revoked.amount()),
                        approvals.changedBy(revoked.claim(), revoked.amount().negated()));
            case FundsNetted netted -> with(total.minus(netted.amount()), reservations, approvals);
        };
    }

    private FundState with(Money newTotal, Reservations newReservations, Reservations newApprovals) {
        return new FundState(id, organisation, programme, entity, period, newTotal, newReservations, newApprovals);
    }
}
