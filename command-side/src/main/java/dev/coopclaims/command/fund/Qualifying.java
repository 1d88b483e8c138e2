package dev.coopclaims.command.fund;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.rate.ExchangeRates;
import dev.coopclaims.kernel.fund.EarnedSum;
import dev.coopclaims.kernel.fund.EarningsShortfallNetted;
import dev.coopclaims.kernel.fund.FundConversionReversed;
import dev.coopclaims.kernel.fund.FundConvertedToRebate;
import dev.coopclaims.kernel.fund.FundDecisionAwaited;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.FundQualified;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.kernel.fund.Qualification;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.rate.ExchangeRate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the co-op earnings of an organisation, programme and period reach the threshold, over all its funds (F-2). Pure.
 *
 * @param funds of the period, those of all entities
 * @param threshold what they must reach
 * @param rates of the period's last day
 * @param warningDays how many days ahead the partner is warned that a fund expires (F-7)
 * @param now the instant of the decision
 */
record Qualifying(List<FundState> funds, Money threshold, ExchangeRates rates, List<Integer> warningDays, Instant now) {
    /** FINANCE is told of a missing rate each day. */
    private static final Duration TOLD_AGAIN = Duration.ofDays(1);

    Qualifying {
        funds = List.copyOf(funds);
        warningDays = List.copyOf(warningDays);
    }

    /**
     * What happens to the funds. A period that qualified stays so, and needs no rate to say it of one more fund. One that was
     * converted qualifies later only by a record that came while its claims could be submitted.
     *
     * @param shortfall what is open of a fund's organisation, programme and entity; null if nothing ever was
     */
    Changes decide(Function<FundState, @Nullable ShortfallState> shortfall) {
        boolean stays = stays();
        List<Currency> lacking = stays ? List.of() : lacking();
        if (!lacking.isEmpty()) {
            return funds.stream()
                    .filter(fund -> !fund.isDecided() && !isTold(fund))
                    .map(fund -> one(new FundDecisionAwaited(
                            fund.id(), fund.organisation(), FundDecisionAwaited.Cause.RATE_MISSING, lacking, now)))
                    .reduce(Changes.NONE, Changes::and);
        }
        EarnedSum sum = sum();
        boolean qualifies = stays || qualifies(sum);
        return funds.stream()
                .filter(fund -> fund.qualification() != Qualification.QUALIFIED)
                .map(fund -> decided(fund, qualifies, sum, shortfall))
                .reduce(Changes.NONE, Changes::and);
    }

    private Changes decided(
            FundState fund, boolean qualifies, EarnedSum sum, Function<FundState, @Nullable ShortfallState> shortfall) {
        if (qualifies && (isOpen(fund) || !fund.wasConverted())) {
            return closed(fund, qualified(fund, sum, shortfall.apply(fund)));
        }
        return fund.isDecided() ? Changes.NONE : closed(fund, one(converted(fund, sum)));
    }

    private boolean qualifies(EarnedSum sum) {
        boolean reached = !sum.threshold().isMoreThan(sum.earned());
        return reached
                && (funds.stream().noneMatch(FundState::wasConverted)
                        || funds.stream().anyMatch(this::isOpen));
    }

    /** Whether the fund could be claimed when a late record reopened the decision, however late that is made; else now. */
    private boolean isOpen(FundState fund) {
        Instant asked = funds.stream()
                .flatMap(one -> Stream.ofNullable(one.reopenedAt()))
                .min(Comparator.naturalOrder())
                .orElse(now);
        return !fund.expired() && !fund.dates().claimableUntil().isOver(asked);
    }

    /** Whether the period qualified before; a fund that joins it gives nobody more time. */
    private boolean stays() {
        return funds.stream().anyMatch(fund -> fund.qualification() == Qualification.QUALIFIED);
    }

    /** Whether claims can draw on it once it qualifies: if that comes late, they have more time (C-7). */
    private boolean isUsable(FundState fund) {
        return isOpen(fund) || (!stays() && FundExtensions.isLate(fund, now));
    }

    private Changes qualified(FundState fund, EarnedSum sum, @Nullable ShortfallState shortfall) {
        Money converted = fund.sums().converted();
        Money zero = Money.zero(converted.currency());
        Money netted = shortfall == null || !isUsable(fund)
                ? zero
                : shortfall
                        .total()
                        .min(fund.sums().convertible().plus(converted))
                        .min(fund.available().plus(converted));
        List<FundEvent> events = new ArrayList<>();
        if (converted.isPositive()) {
            events.add(new FundConversionReversed(
                    fund.id(), fund.organisation(), converted, FundConversionReversed.Cause.QUALIFIED));
        }
        events.add(new FundQualified(fund.id(), fund.organisation(), sum, netted));
        Changes changes = Changes.of(FundState.KIND, events);
        if (shortfall == null || !netted.isPositive()) {
            return changes;
        }
        List<EarningsShortfallNetted> covered = ShortfallDecisions.netOldest(shortfall, fund.id(), netted);
        return changes.and(Changes.of(ShortfallState.KIND, covered));
    }

    private static FundConvertedToRebate converted(FundState fund, EarnedSum sum) {
        return new FundConvertedToRebate(
                fund.id(), fund.organisation(), convertible(fund), FundConvertedToRebate.Cause.BELOW_THRESHOLD, sum);
    }

    /** What claims hold of adjusted amounts stays theirs. */
    static Money convertible(FundState fund) {
        return fund.sums().convertible().min(fund.available());
    }

    /** What happens to the funds of a programme that is not co-op when they would be used, whatever was earned (F-2, domain.md §3). */
    Changes convert() {
        return funds.stream()
                .filter(fund -> !fund.isDecided())
                .map(fund -> ended(
                        fund,
                        one(new FundConvertedToRebate(
                                fund.id(),
                                fund.organisation(),
                                convertible(fund),
                                FundConvertedToRebate.Cause.NOT_CO_OP,
                                null))))
                .reduce(Changes.NONE, Changes::and);
    }

    /** A fund that is decided late can be claimed some days longer (C-7), if there is something to claim. */
    private Changes closed(FundState before, Changes decision) {
        FundState fund = after(before, decision);
        Changes longer = stays() || !fund.available().isPositive()
                ? Changes.NONE
                : FundExtensions.decidedLate(fund, warningDays, now);
        return longer.isEmpty() ? ended(before, decision) : decision.and(longer);
    }

    /** A fund that is decided after its claiming period is over closes with the decision, and what it brought is forfeited (F-3). */
    private Changes ended(FundState before, Changes decision) {
        FundState fund = after(before, decision);
        Optional<FundsForfeited> gone = fund.expired()
                ? FundDecisions.forfeit(fund, FundsForfeited.Cause.ACCRUED_LATE)
                : FundDecisions.close(fund, now);
        return gone.map(event -> decision.and(one(event))).orElse(decision);
    }

    private static FundState after(FundState before, Changes decision) {
        FundState fund = before;
        for (FundEvent event : decision.of(FundEvent.class)) {
            fund = event.fund().equals(fund.id()) ? FundState.evolve(fund, event) : fund;
        }
        return fund;
    }

    private static Changes one(FundEvent event) {
        return Changes.of(FundState.KIND, event);
    }

    /**
     * No more than the largest amount that is kept, which any threshold is below. What has no rate is left out, which happens only
     * once the period qualified.
     */
    private EarnedSum sum() {
        Money zero = Money.zero(threshold.currency());
        Money earned = earned().flatMap(amount -> rates.convert(amount, threshold.currency()).stream())
                .reduce(zero, Money::plus);
        List<ExchangeRate> used = currencies()
                .flatMap(currency -> rates.between(currency, threshold.currency()).stream())
                .toList();
        Money largest = Money.largest(threshold.currency());
        return new EarnedSum(earned.min(largest).max(largest.negated()), threshold, used);
    }

    private List<Currency> lacking() {
        return currencies()
                .filter(currency ->
                        rates.between(currency, threshold.currency()).isEmpty())
                .toList();
    }

    /** The other currencies of which something was earned. */
    private Stream<Currency> currencies() {
        return earned().map(Money::currency)
                .filter(currency -> !currency.equals(threshold.currency()))
                .distinct();
    }

    private Stream<Money> earned() {
        return funds.stream().map(fund -> fund.sums().earned()).filter(amount -> !amount.isZero());
    }

    /** Whether FINANCE was told within the last day that a rate is missing. */
    private boolean isTold(FundState fund) {
        return fund.awaitedSince() != null && now.isBefore(fund.awaitedSince().plus(TOLD_AGAIN));
    }

    /** Whether it is time: the earnings are complete. */
    static Optional<FundState> due(FundState fund, Instant now) {
        boolean complete = fund.dates().decidedAfter() == null
                || fund.dates().decidedAfter().isOver(now);
        return !fund.isDecided() && complete ? Optional.of(fund) : Optional.empty();
    }
}
