package dev.coopclaims.command.earning;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.fund.Accrual;
import dev.coopclaims.command.fund.FundDecisions;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.fund.ShortfallDecisions;
import dev.coopclaims.command.fund.ShortfallState;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.kernel.earning.AppliedSplit;
import dev.coopclaims.kernel.earning.EarningRegistered;
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
        EarningRegistered registered = EarningDecisions.registered(record, split, command.batch());
        Changes opened = opened(registered, streams);
        ShortfallState shortfall = streams.find(ShortfallState.KIND, ShortfallId.of(registered.fund()))
                .orElse(null);
        Accrual accrual = FundDecisions.accrue(
                streams.after(opened).get(FundState.KIND, registered.fund()),
                registered,
                open(registered, shortfall, context));
        return new Decision<>(
                Changes.of(EarningDecisions.KIND, registered)
                        .and(opened)
                        .and(Changes.of(FundState.KIND, accrual.accrued()))
                        .and(Changes.of(ShortfallState.KIND, shortfall(registered, accrual, shortfall))),
                new EarningOutcome.Accrued(registered.fund(), EarningDecisions.warning(registered, accrual)));
    }

    /** The first earning for the four keys opens their fund. */
    private static Changes opened(EarningRegistered earning, Streams streams) {
        return streams.find(FundState.KIND, earning.fund()).isPresent()
                ? Changes.NONE
                : Changes.of(
                        FundState.KIND,
                        FundDecisions.open(
                                earning.organisation(),
                                earning.programme(),
                                earning.entity(),
                                EarningPeriod.earnedOn(earning.earnedOn()),
                                earning.incentive().currency()));
    }

    /** The shortfall that the accrual has to cover, over every fund of its organisation, programme and entity. */
    private static Money open(EarningRegistered earning, @Nullable ShortfallState shortfall, Context context) {
        return shortfall != null
                        && EarningDecisions.canStillBeUsed(
                                EarningPeriod.earnedOn(earning.earnedOn()), context.catalogues(), context.now())
                ? shortfall.total()
                : Money.zero(earning.incentive().currency());
    }

    /** Records the shortfall that the accrual covered, or what a correction could not take. */
    private static List<ShortfallEvent> shortfall(
            EarningRegistered earning, Accrual accrual, @Nullable ShortfallState before) {
        Money netted = accrual.accrued().shortfallNetted();
        if (netted.isPositive()) {
            if (before == null) {
                throw new IllegalStateException("nothing was kept for " + earning.fund());
            }
            return List.copyOf(ShortfallDecisions.netOldest(before, earning.fund(), netted));
        }
        return accrual.kept().isPositive()
                ? List.of(ShortfallDecisions.keep(
                        before, earning.fund(), earning.organisation(), earning.earning(), accrual.kept()))
                : List.of();
    }
}
