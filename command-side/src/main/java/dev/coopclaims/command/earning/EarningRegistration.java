package dev.coopclaims.command.earning;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.fund.Accrual;
import dev.coopclaims.command.fund.FundDates;
import dev.coopclaims.command.fund.FundDecisions;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.fund.ShortfallDecisions;
import dev.coopclaims.command.fund.ShortfallState;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.kernel.earning.AppliedSplit;
import dev.coopclaims.kernel.earning.EarningRegistered;
import dev.coopclaims.kernel.fund.FundDecisionAwaited;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.kernel.fund.Qualification;
import dev.coopclaims.kernel.fund.ShortfallEvent;
import dev.coopclaims.kernel.fund.ShortfallId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accepts an earning record: its own stream and its fund change in one commit, or not at all (F-1). */
final class EarningRegistration implements Decider<RegisterEarning, EarningOutcome> {

    @Override
    public Touched touches(RegisterEarning command, Streams known, Context context) {
        FundId fund = command.earning().fund();
        return Touched.NOTHING
                .and(Exceptions.touches(command.earning().organisation()))
                .reading(OrganisationState.KIND, command.earning().organisation())
                .writing(FundState.KIND, fund)
                .writing(ShortfallState.KIND, ShortfallId.of(fund));
    }

    @Override
    public void admit(RegisterEarning command, Streams streams, Context context) {
        new EarningImporters(Memberships.in(streams), context.policies().vendor())
                .requireReach(context.actor(), command.earning().programme());
    }

    @Override
    public Decision<EarningOutcome> decide(RegisterEarning command, Streams streams, Context context) {
        EarningRecord record = command.earning();
        EarningRegistered before =
                streams.find(EarningDecisions.KIND, command.target()).orElse(null);
        if (before != null) {
            return Decision.answer(
                    EarningDecisions.isSame(before, record)
                            ? new EarningOutcome.Duplicate(before.fund())
                            : new EarningOutcome.Conflict(before.fund()));
        }
        AppliedSplit split = EarningDecisions.check(
                record,
                streams.find(OrganisationState.KIND, record.organisation()).orElse(null),
                context.catalogues(),
                context.now());
        EarningRegistered registered = EarningDecisions.registered(command.target(), record, split, command.batch());
        Changes opened = opened(registered, streams, context);
        opened = opened.and(ExtendedFunds.ofNew(opened, streams, context));
        Changes corrected = corrected(registered, streams.after(opened));
        FundState fund = streams.after(opened).after(corrected).get(FundState.KIND, registered.fund());
        ShortfallState shortfall = streams.find(ShortfallState.KIND, ShortfallId.of(registered.fund()))
                .orElse(null);
        Accrual accrual = FundDecisions.accrue(fund, registered, open(fund, shortfall, context));
        return new Decision<>(
                Changes.of(EarningDecisions.KIND, registered)
                        .and(opened)
                        .and(corrected)
                        .and(Changes.of(FundState.KIND, accrual.accrued()))
                        .and(late(fund, accrual, context))
                        .and(Changes.of(ShortfallState.KIND, shortfall(registered, fund, accrual, shortfall, context))),
                new EarningOutcome.Accrued(registered.fund(), EarningDecisions.warning(registered, accrual)));
    }

    /** The first earning for the four keys opens their fund. */
    private static Changes opened(EarningRegistered earning, Streams streams, Context context) {
        return streams.find(FundState.KIND, earning.fund()).isPresent()
                ? Changes.NONE
                : Changes.of(
                        FundState.KIND,
                        FundDecisions.open(
                                earning.organisation(),
                                earning.programme(),
                                earning.entity(),
                                EarningPeriod.earnedOn(earning.earnedOn()),
                                earning.incentive().currency(),
                                FundDates.of(
                                        earning.programme(),
                                        EarningPeriod.earnedOn(earning.earnedOn()),
                                        context.catalogues(),
                                        context.now())));
    }

    /** A negative record of a converted period lowers what was converted (F-2). */
    private static Changes corrected(EarningRegistered earning, Streams streams) {
        return Changes.of(
                FundState.KIND,
                FundDecisions.corrected(streams.get(FundState.KIND, earning.fund()), earning).stream()
                        .toList());
    }

    /**
     * What accrues after the claiming period has closed is forfeited at once (F-3). What accrues to a converted period is not: the
     * next run of the due list decides about it, also if a shortfall took it: what was recorded counts (F-2).
     */
    private static Changes late(FundState before, Accrual accrual, Context context) {
        FundState fund = FundState.evolve(before, accrual.accrued());
        if (fund.qualification() == Qualification.CONVERTED
                && accrual.accrued().incentive().isMoreThan(accrual.accrued().rebate())) {
            return Changes.of(
                    FundState.KIND,
                    new FundDecisionAwaited(
                            fund.id(),
                            fund.organisation(),
                            FundDecisionAwaited.Cause.LATE_RECORD,
                            List.of(),
                            context.now()));
        }
        return Changes.of(
                FundState.KIND,
                FundDecisions.forfeit(fund, FundsForfeited.Cause.ACCRUED_LATE).stream()
                        .toList());
    }

    /**
     * The shortfall that the accrual has to cover. What it brings becomes available only once the period qualifies, and after the
     * claiming period to nobody; then it covers no more than what corrections of its own fund could not take.
     */
    private static Money open(FundState fund, @Nullable ShortfallState shortfall, Context context) {
        if (shortfall == null) {
            return Money.zero(fund.total().currency());
        }
        return coversAll(fund, context) ? shortfall.total() : shortfall.of(fund.id());
    }

    /** Whether what comes to the fund covers shortfalls of other periods too. */
    private static boolean coversAll(FundState fund, Context context) {
        return fund.qualification() == Qualification.QUALIFIED
                && !fund.dates().claimableUntil().isOver(context.now());
    }

    /** Records the shortfall that the accrual covered, or what a correction could not take. */
    private static List<ShortfallEvent> shortfall(
            EarningRegistered earning,
            FundState fund,
            Accrual accrual,
            @Nullable ShortfallState before,
            Context context) {
        Money netted = accrual.accrued().shortfallNetted();
        if (netted.isPositive()) {
            if (before == null) {
                throw new IllegalStateException("nothing was kept for " + earning.fund());
            }
            return coversAll(fund, context)
                    ? List.copyOf(ShortfallDecisions.netOldest(before, earning.fund(), netted))
                    : List.of(ShortfallDecisions.netOwn(before, earning.fund(), netted));
        }
        return accrual.kept().isPositive()
                ? List.of(ShortfallDecisions.keep(
                        before, earning.fund(), earning.organisation(), earning.earning(), accrual.kept()))
                : List.of();
    }
}
