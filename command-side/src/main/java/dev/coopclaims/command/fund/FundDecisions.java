package dev.coopclaims.command.fund;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.earning.EarningRegistered;
import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.fund.FundAdjusted;
import dev.coopclaims.kernel.fund.FundConversionReversed;
import dev.coopclaims.kernel.fund.FundOpened;
import dev.coopclaims.kernel.fund.FundsApprovalRevoked;
import dev.coopclaims.kernel.fund.FundsApproved;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.kernel.fund.FundsNetted;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.fund.FundsReserved;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may happen to a fund. Pure: every decision is a function of the state and its arguments. */
public final class FundDecisions {

    private FundDecisions() {}

    /**
     * The first earning for the four keys opens their fund.
     *
     * @param dates what it is told
     */
    public static FundOpened open(
            OrganisationId organisation,
            String programme,
            String entity,
            EarningPeriod period,
            Currency currency,
            FundDates dates) {
        FundId fund = FundId.of(organisation, programme, entity, period);
        return new FundOpened(
                fund,
                organisation,
                programme,
                entity,
                period,
                currency,
                dates.decidedAfter(),
                dates.claimableUntil(),
                dates.openedLate(),
                dates.reminders());
    }

    /** After which day it is decided whether the fund's period qualifies. */
    public static LocalDate decidedAfter(FundState fund) {
        Deadline after = fund.dates().decidedAfter();
        return after == null ? fund.period().earning().last() : after.lastDay();
    }

    /** Closes a fund whose claiming period is over, with what nothing has reserved (F-3); nothing while it is undecided. */
    static Optional<FundsForfeited> close(FundState fund, Instant now) {
        return fund.expired()
                        || !fund.isDecided()
                        || !fund.dates().claimableUntil().isOver(now)
                ? Optional.empty()
                : Optional.of(new FundsForfeited(
                        fund.id(), fund.organisation(), fund.available(), FundsForfeited.Cause.CLAIMING_CLOSED));
    }

    /** What nobody can claim any more; nothing if the fund has nothing available, or is not decided (F-2, F-3). */
    public static Optional<FundsForfeited> forfeit(FundState fund, FundsForfeited.Cause cause) {
        return fund.expired() && fund.isDecided() && fund.available().isPositive()
                ? Optional.of(new FundsForfeited(fund.id(), fund.organisation(), fund.available(), cause))
                : Optional.empty();
    }

    /**
     * Accrues an earning record (F-1): the co-op share is rounded half-even, and the rebate is the rest. A kept
     * shortfall is netted first. A negative record takes at most what is available, and the rest is kept as a
     * shortfall.
     *
     * @param open the shortfall that the record has to cover: of whatever period while the fund qualifies and can be claimed, else
     *     its own
     * @throws Refusal {@link RefusalCode#FUND_TOO_LARGE}
     * @throws IllegalArgumentException when the incentive is in another currency than the fund
     */
    public static Accrual accrue(FundState fund, EarningRegistered earning, Money open) {
        Money incentive = earning.incentive();
        Money coop = incentive.percent(earning.split().coopPercent());
        Money rebate = incentive.minus(coop);
        Money zero = Money.zero(fund.total().currency());
        if (coop.isNegative()) {
            Money taken = coop.negated().min(fund.available());
            return new Accrual(
                    accrued(earning, rebate, taken.negated(), zero),
                    coop.negated().minus(taken));
        }
        Money netted = coop.min(open);
        Money accrued = coop.minus(netted);
        if (fund.total().amount().add(accrued.amount()).compareTo(Money.MAX_AMOUNT) > 0) {
            throw Refusal.rule(
                    RefusalCode.FUND_TOO_LARGE.at("/incentive", fund.id(), Money.largest(accrued.currency())));
        }
        return new Accrual(accrued(earning, rebate, accrued, netted), zero);
    }

    private static EarningsAccrued accrued(EarningRegistered earning, Money rebate, Money accrued, Money netted) {
        return new EarningsAccrued(
                earning.fund(),
                earning.organisation(),
                earning.earning(),
                earning.earnedOn(),
                earning.incentive(),
                rebate,
                accrued,
                netted,
                earning.split(),
                earning.batch());
    }

    /** A negative record lowers what was converted before it takes anything else (F-2); nothing if nothing was converted. */
    public static Optional<FundConversionReversed> corrected(FundState fund, EarningRegistered earning) {
        Money less = earning.incentive().percent(earning.split().coopPercent()).negated();
        Money back = less.min(fund.sums().converted());
        return back.isPositive()
                ? Optional.of(new FundConversionReversed(
                        fund.id(), fund.organisation(), back, FundConversionReversed.Cause.CORRECTED))
                : Optional.empty();
    }

    /**
     * Covers the fund's shortfall with what a claim gave back (F-1).
     *
     * @throws Refusal {@link RefusalCode#INSUFFICIENT_FUNDS}, {@link RefusalCode#AMOUNT_NOT_POSITIVE}
     */
    public static FundsNetted net(FundState fund, ClaimId claim, Money amount) {
        requirePositive(amount);
        requireAvailable(fund, amount);
        return new FundsNetted(fund.id(), fund.organisation(), claim, amount);
    }

    /**
     * Reserves for a claim (C-8).
     *
     * @throws Refusal {@link RefusalCode#INSUFFICIENT_FUNDS} with what is available, {@link RefusalCode#AMOUNT_NOT_POSITIVE},
     *     {@link RefusalCode#FUNDS_NOT_DECIDED}
     */
    public static FundsReserved reserve(FundState fund, ClaimId claim, Money amount) {
        requirePositive(amount);
        if (!fund.isDecided()) {
            throw Refusal.rule(
                    RefusalCode.FUNDS_NOT_DECIDED.at("", fund.programme(), fund.period(), decidedAfter(fund)));
        }
        requireAvailable(fund, amount);
        return new FundsReserved(fund.id(), fund.organisation(), claim, amount);
    }

    /**
     * Approves part or all of what is reserved for the claim (V-3).
     *
     * @throws Refusal {@link RefusalCode#NOT_RESERVED}, {@link RefusalCode#AMOUNT_NOT_POSITIVE}
     */
    public static FundsApproved approve(FundState fund, ClaimId claim, Money amount) {
        requireReserved(fund, claim, amount);
        return new FundsApproved(fund.id(), fund.organisation(), claim, amount);
    }

    /**
     * Releases part or all of what is reserved for the claim (C-8, V-3, D-3).
     *
     * @throws Refusal {@link RefusalCode#NOT_RESERVED}, {@link RefusalCode#AMOUNT_NOT_POSITIVE}
     */
    public static FundsReleased release(FundState fund, ClaimId claim, Money amount, FundsReleased.Reason reason) {
        requireReserved(fund, claim, amount);
        return new FundsReleased(fund.id(), fund.organisation(), claim, amount, reason);
    }

    /**
     * Revokes an approval in part or in whole; the amount is reserved again (V-5).
     *
     * @throws Refusal {@link RefusalCode#NOT_APPROVED}, {@link RefusalCode#AMOUNT_NOT_POSITIVE}
     */
    public static FundsApprovalRevoked revoke(FundState fund, ClaimId claim, Money amount) {
        requirePositive(amount);
        Money approved = fund.approvals().of(claim);
        if (amount.isMoreThan(approved)) {
            throw Refusal.rule(RefusalCode.NOT_APPROVED.at("", approved, claim, amount));
        }
        return new FundsApprovalRevoked(fund.id(), fund.organisation(), claim, amount);
    }

    /**
     * Corrects the total by an entry (F-9).
     *
     * @throws Refusal {@link RefusalCode#ADJUSTMENT_ZERO}, {@link RefusalCode#ADJUSTMENT_BELOW_CLAIMED},
     *     {@link RefusalCode#FUND_EXPIRED}, {@link RefusalCode#FUND_TOO_LARGE}
     */
    public static FundAdjusted adjust(
            FundState fund, Money amount, String reason, FundAdjusted.@Nullable RollOver rollOver) {
        if (!amount.currency().equals(fund.total().currency())) {
            throw Refusal.rule(RefusalCode.ADJUSTMENT_CURRENCY.at(
                    "/amount/currency", fund.id(), fund.total().currency(), amount.currency()));
        }
        if (amount.isZero()) {
            throw Refusal.rule(RefusalCode.ADJUSTMENT_ZERO.at("/amount/amount"));
        }
        if (fund.expired()) {
            throw Refusal.rule(RefusalCode.FUND_EXPIRED.at(
                    "", fund.id(), fund.dates().claimableUntil().lastDay()));
        }
        if (amount.isNegative() && amount.negated().isMoreThan(fund.available())) {
            throw Refusal.rule(RefusalCode.ADJUSTMENT_BELOW_CLAIMED.at(
                    "/amount/amount", amount.negated(), fund.available(), fund.id()));
        }
        if (fund.total().amount().add(amount.amount()).compareTo(Money.MAX_AMOUNT) > 0) {
            throw Refusal.rule(
                    RefusalCode.FUND_TOO_LARGE.at("/amount/amount", fund.id(), Money.largest(amount.currency())));
        }
        return new FundAdjusted(fund.id(), fund.organisation(), amount, reason, rollOver);
    }

    /**
     * Whether FINANCE can still give something to the fund (F-9).
     *
     * @throws Refusal {@link RefusalCode#FUND_EXPIRED}
     */
    static void requireClaimable(FundState fund, Instant now) {
        Deadline until = fund.dates().claimableUntil();
        if (until.isOver(now)) {
            throw Refusal.rule(RefusalCode.FUND_EXPIRED.at("", fund.id(), until.lastDay()));
        }
    }

    private static void requireAvailable(FundState fund, Money amount) {
        if (amount.isMoreThan(fund.available())) {
            throw Refusal.rule(RefusalCode.INSUFFICIENT_FUNDS.at("", amount, fund.available(), fund.id()));
        }
    }

    private static void requireReserved(FundState fund, ClaimId claim, Money amount) {
        requirePositive(amount);
        Money reserved = fund.reservations().of(claim);
        if (amount.isMoreThan(reserved)) {
            throw Refusal.rule(RefusalCode.NOT_RESERVED.at("", reserved, claim, amount));
        }
    }

    private static void requirePositive(Money amount) {
        if (!amount.isPositive()) {
            throw Refusal.rule(RefusalCode.AMOUNT_NOT_POSITIVE.under("F-4").at(""));
        }
    }
}
