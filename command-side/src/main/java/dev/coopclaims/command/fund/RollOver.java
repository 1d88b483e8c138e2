package dev.coopclaims.command.fund;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.catalogue.Programme;
import dev.coopclaims.kernel.fund.FundAdjusted;
import dev.coopclaims.kernel.fund.RollOverId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.util.List;

/**
 * F-9: moves an amount that nothing has claimed to the fund of the same programme and entity in another period, as a pair of
 * entries with one reference. That fund is opened if there is none.
 *
 * @param fund from which it is taken
 * @param to the period to which it comes; it can still be claimed
 * @param amount above zero
 */
public record RollOver(FundId fund, EarningPeriod to, Money amount, String reason, RollOverId reference)
        implements FundCommand<FundId> {
    public static final Decider<RollOver, FundId> DECIDER = new Rule();

    private static final class Rule implements Decider<RollOver, FundId> {

        @Override
        public Touched touches(RollOver command, Streams known, Context context) {
            return known.ifKnown(FundState.KIND, command.fund())
                    .map(from -> Touched.NOTHING.writing(FundState.KIND, other(from, command)))
                    .orElse(Touched.NOTHING);
        }

        @Override
        public void admit(RollOver command, Streams streams, Context context) {
            FundSight.require(command.fund(), streams, context);
        }

        @Override
        public Decision<FundId> decide(RollOver command, Streams streams, Context context) {
            FundState from = streams.get(FundState.KIND, command.fund());
            FundId to = other(from, command);
            check(from, command);
            checkRules(from, command.to(), context.catalogues());
            FundAdjusted out = FundDecisions.adjust(
                    from,
                    command.amount().negated(),
                    command.reason(),
                    new FundAdjusted.RollOver(command.reference(), to));
            Changes opened = streams.find(FundState.KIND, to).isPresent()
                    ? Changes.NONE
                    : Changes.of(
                            FundState.KIND,
                            FundDecisions.open(
                                    from.organisation(),
                                    from.programme(),
                                    from.entity(),
                                    command.to(),
                                    from.total().currency(),
                                    FundDates.of(from.programme(), command.to(), context.catalogues(), context.now())));
            FundState receiving = streams.after(opened).get(FundState.KIND, to);
            FundDecisions.requireClaimable(receiving, context.now());
            FundAdjusted in = FundDecisions.adjust(
                    receiving,
                    command.amount(),
                    command.reason(),
                    new FundAdjusted.RollOver(command.reference(), from.id()));
            return new Decision<>(
                    Changes.of(FundState.KIND, List.of(out)).and(opened).and(Changes.of(FundState.KIND, in)), to);
        }

        private static void check(FundState from, RollOver command) {
            if (command.to().equals(from.period())) {
                throw Refusal.rule(RefusalCode.ROLL_OVER_SAME_PERIOD.at("/period", from.period()));
            }
            if (!command.amount().isPositive()) {
                throw Refusal.rule(RefusalCode.AMOUNT_NOT_POSITIVE.under("F-9").at("/amount/amount"));
            }
            if (!from.isDecided()) {
                throw Refusal.rule(RefusalCode.FUNDS_NOT_DECIDED.at(
                        "", from.programme(), from.period(), FundDecisions.decidedAfter(from)));
            }
        }

        /** What is rolled over can be claimed only where the rules of the other period know programme and entity. */
        private static void checkRules(FundState from, EarningPeriod to, CatalogueVersions versions) {
            Catalogue used = versions.ofUse(to);
            if (!versions.knows(to)) {
                throw Refusal.rule(RefusalCode.PERIOD_NOT_IN_CATALOGUE.at(
                        "/period", used.version(), used.effectiveFrom(), to, to.usage()));
            }
            if (used.programme(from.programme()).filter(Programme::coopEligible).isEmpty()) {
                throw Refusal.rule(RefusalCode.UNKNOWN_PROGRAMME.under("P-1").at("/period", from.programme()));
            }
            if (used.entity(from.entity()).isEmpty()) {
                throw Refusal.rule(RefusalCode.UNKNOWN_ENTITY.at("/period", from.entity()));
            }
        }

        private static FundId other(FundState from, RollOver command) {
            return FundId.of(from.organisation(), from.programme(), from.entity(), command.to());
        }
    }
}
