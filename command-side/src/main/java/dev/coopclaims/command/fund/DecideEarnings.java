package dev.coopclaims.command.fund;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.rate.ExchangeRates;
import dev.coopclaims.command.rate.RatesOfYear;
import dev.coopclaims.kernel.fund.ShortfallId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.source.FundId;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * F-2: decides whether the earnings of the fund's organisation, programme and period qualify, for all its funds in one step; those
 * of a programme that is not co-op in the usage period never do. Answers whether anything happened.
 */
public record DecideEarnings(FundId fund) implements FundCommand<Boolean> {
    public static final Decider<DecideEarnings, Boolean> DECIDER = new Rule();

    private static final class Rule implements Decider<DecideEarnings, Boolean> {

        @Override
        public Touched touches(DecideEarnings command, Streams known, Context context) {
            return known.ifKnown(FundState.KIND, command.fund())
                    .map(fund -> {
                        List<FundId> funds = ofPeriod(fund, context);
                        return Touched.NOTHING
                                .writing(FundState.KIND, funds)
                                .writing(
                                        ShortfallState.KIND,
                                        funds.stream().map(ShortfallId::of).toList())
                                .reading(RatesOfYear.KIND, ExchangeRates.streams(lastDay(fund)));
                    })
                    .orElse(Touched.NOTHING);
        }

        @Override
        public void admit(DecideEarnings command, Streams streams, Context context) {
            if (!context.actor().isSystem()
                    || streams.find(FundState.KIND, command.fund()).isEmpty()) {
                throw Refusal.of(RequestCode.NO_SUCH_FUND);
            }
        }

        @Override
        public Decision<Boolean> decide(DecideEarnings command, Streams streams, Context context) {
            FundState asked = streams.get(FundState.KIND, command.fund());
            Changes changes = Qualifying.due(asked, context.now())
                    .map(fund -> decided(fund, streams, context))
                    .orElse(Changes.NONE);
            return new Decision<>(changes, !changes.isEmpty());
        }

        private static Changes decided(FundState fund, Streams streams, Context context) {
            List<FundState> funds = ofPeriod(fund, context).stream()
                    .flatMap(id -> streams.find(FundState.KIND, id).stream())
                    .toList();
            Money threshold = FundDates.threshold(
                            fund.programme(),
                            fund.period(),
                            context.catalogues().ofEarning(fund.period()))
                    .orElse(Money.zero(fund.total().currency()));
            Qualifying period = new Qualifying(
                    funds,
                    threshold,
                    ExchangeRates.in(
                            streams,
                            lastDay(fund),
                            context.catalogues().ofEarning(fund.period()).drawing()),
                    context.catalogue(fund.period()).limits().fundWarningDays(),
                    context.now());
            return FundDates.isCoop(fund.programme(), context.catalogue(fund.period()))
                    ? period.decide(one -> streams.find(ShortfallState.KIND, ShortfallId.of(one.id()))
                            .orElse(null))
                    : period.convert();
        }

        private static LocalDate lastDay(FundState fund) {
            return fund.period().earning().last();
        }

        /** The funds of the period, of every entity, whether there is one or not. */
        private static List<FundId> ofPeriod(FundState fund, Context context) {
            return Stream.concat(Stream.of(fund.entity()), context.catalogues().entities(fund.period()).stream())
                    .distinct()
                    .map(entity -> FundId.of(fund.organisation(), fund.programme(), entity, fund.period()))
                    .toList();
        }
    }
}
