package dev.coopclaims.command.fund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.rate.ExchangeRates;
import dev.coopclaims.command.rate.RatesOfYear;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.earning.AppliedSplit;
import dev.coopclaims.kernel.fund.FundClaimingExtended;
import dev.coopclaims.kernel.fund.FundConversionReversed;
import dev.coopclaims.kernel.fund.FundConvertedToRebate;
import dev.coopclaims.kernel.fund.FundDecisionAwaited;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.FundOpened;
import dev.coopclaims.kernel.fund.FundQualified;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.kernel.fund.Qualification;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whether the earnings of a period reach the threshold (F-2); rates are left out where one currency is enough. */
class QualifyingTest {
    private static final Money THRESHOLD = Money.of("1000.00", "EUR");
    private static final Instant DECIDED = Instant.parse("2021-02-01T00:00:00Z");
    private static final Instant CLOSED = Instant.parse("2021-08-16T00:00:00Z");

    @Test
    void exactly_at_the_threshold_qualifies_and_a_cent_below_is_converted_F_2() {
        FundState reached = earned(opened("IE_OPS"), "1000.00");
        assertThat(decide(DECIDED, null, reached)).singleElement().isInstanceOf(FundQualified.class);
        FundState below = earned(opened("IE_OPS"), "999.99");
        assertThat(decide(DECIDED, null, below))
                .singleElement()
                .isInstanceOfSatisfying(FundConvertedToRebate.class, converted -> {
                    assertThat(converted.amount()).isEqualTo(Money.of("999.99", "EUR"));
                    assertThat(Objects.requireNonNull(converted.sum()).threshold())
                            .isEqualTo(THRESHOLD);
                });
    }

    @Test
    void entities_are_added_and_all_funds_of_the_period_are_decided_at_once_F_2() {
        FundState one = earned(opened("IE_OPS"), "600.00");
        FundState other = earned(opened("DE_OPS"), "400.00");
        assertThat(decide(DECIDED, null, one, other))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event).isInstanceOf(FundQualified.class));
    }

    @Test
    void what_was_adjusted_stays_and_what_was_earned_is_converted_F_2_F_9() {
        FundState adjusted = earned(opened("IE_OPS"), "500.00");
        adjusted =
                FundState.evolve(adjusted, FundDecisions.adjust(adjusted, Money.of("70.00", "EUR"), "promised", null));
        assertThat(adjusted.drawable().isZero()).isTrue();
        FundState converted = after(adjusted, decide(DECIDED, null, adjusted));
        assertThat(converted.total()).isEqualTo(Money.of("70.00", "EUR"));
        assertThat(converted.drawable()).isEqualTo(Money.of("70.00", "EUR"));
        FundState less = earned(opened("IE_OPS"), "500.00");
        less = FundState.evolve(less, FundDecisions.adjust(less, Money.of("-30.00", "EUR"), "twice", null));
        assertThat(after(less, decide(DECIDED, null, less)).total().isZero()).isTrue();
    }

    @Test
    void a_later_record_reverses_a_conversion_while_the_period_can_be_claimed_and_not_after_F_2() {
        FundState converted = after(earned(opened("IE_OPS"), "800.00"), DECIDED);
        FundState more = undecided(earned(converted, "200.00"));
        assertThat(more.drawable().isZero()).isTrue();
        List<FundEvent> events = decide(DECIDED, null, more);
        assertThat(events).hasSize(2);
        assertThat(events.getFirst())
                .isEqualTo(new FundConversionReversed(
                        more.id(),
                        more.organisation(),
                        Money.of("800.00", "EUR"),
                        FundConversionReversed.Cause.QUALIFIED));
        assertThat(after(more, events).available()).isEqualTo(Money.of("1000.00", "EUR"));
        FundState late = after(undecided(earned(converted, "200.00"), CLOSED), CLOSED);
        assertThat(late.qualification()).isEqualTo(Qualification.CONVERTED);
        assertThat(late.sums().converted()).isEqualTo(Money.of("1000.00", "EUR"));
    }

    @Test
    void a_record_that_came_in_time_reverses_a_conversion_however_late_the_sweep_is_F_2() {
        FundState converted = after(earned(opened("IE_OPS"), "800.00"), DECIDED);
        FundState other = after(earned(opened("DE_OPS"), "100.00"), DECIDED);
        FundState more = undecided(earned(converted, "200.00"), CLOSED.minusMillis(1));
        assertThat(after(more, decide(CLOSED.plusSeconds(10), null, more, other))
                        .qualification())
                .isEqualTo(Qualification.QUALIFIED);
        FundState late = undecided(earned(converted, "200.00"), CLOSED);
        assertThat(after(late, decide(CLOSED.plusSeconds(10), null, late, other))
                        .qualification())
                .isEqualTo(Qualification.CONVERTED);
    }

    @Test
    void what_qualified_stays_so_also_for_an_entity_that_comes_later_F_2() {
        FundState qualified = after(earned(opened("IE_OPS"), "1000.00"), DECIDED);
        FundState less = earned(qualified, "-900.00");
        assertThat(less.isDecided()).isTrue();
        FundState later = earned(opened("DE_OPS"), "1.00");
        assertThat(decide(DECIDED, null, less, later)).singleElement().isInstanceOf(FundQualified.class);
    }

    @Test
    void a_fund_that_is_decided_after_its_claiming_period_can_be_claimed_thirty_days_longer_C_7_F_3() {
        FundState late = earned(opened("IE_OPS"), "9000.00");
        List<FundEvent> reached = decide(CLOSED, null, late);
        assertThat(reached).hasSize(2).last().isInstanceOfSatisfying(FundClaimingExtended.class, longer -> {
            assertThat(longer.cause()).isEqualTo(FundClaimingExtended.Cause.DECIDED_LATE);
            assertThat(longer.claimableUntil().before()).isAfter(CLOSED.plus(Duration.ofDays(30)));
            assertThat(longer.restored().isZero()).isTrue();
        });
        assertThat(after(late, reached).expired()).isFalse();
        assertThat(after(late, reached).drawable()).isEqualTo(Money.of("9000.00", "EUR"));
    }

    @Test
    void a_fund_that_was_opened_after_its_claiming_period_closes_with_the_decision_F_2_F_3() {
        FundState late = earned(opened("IE_OPS", true), "9000.00");
        List<FundEvent> reached = decide(CLOSED, null, late);
        assertThat(reached)
                .hasSize(2)
                .last()
                .isEqualTo(new FundsForfeited(
                        late.id(),
                        late.organisation(),
                        Money.of("9000.00", "EUR"),
                        FundsForfeited.Cause.CLAIMING_CLOSED));
        assertThat(after(late, reached).expired()).isTrue();
        FundState below = after(earned(opened("IE_OPS"), "500.00"), CLOSED);
        assertThat(below.expired()).isTrue();
        assertThat(below.sums().converted()).isEqualTo(Money.of("500.00", "EUR"));
        assertThat(below.forfeited().isZero()).isTrue();
        FundState again = undecided(earned(below, "20.00"), CLOSED);
        FundState end = after(again, CLOSED.plusSeconds(60));
        assertThat(end.sums().converted()).isEqualTo(Money.of("520.00", "EUR"));
        assertThat(end.forfeited().isZero()).isTrue();
    }

    @Test
    void a_conversion_takes_nothing_that_a_claim_holds_F_2_F_4() {
        FundState fund = adjusted(earned(opened("IE_OPS"), "500.00"), "-100.00");
        fund = after(fund, DECIDED);
        assertThat(fund.sums().converted()).isEqualTo(Money.of("400.00", "EUR"));
        fund = adjusted(fund, "150.00");
        fund = FundState.evolve(fund, FundDecisions.reserve(fund, new ClaimId("claim-1"), Money.of("150.00", "EUR")));
        fund = after(undecided(earned(fund, "10.00")), DECIDED);
        assertThat(fund.qualification()).isEqualTo(Qualification.CONVERTED);
        assertThat(fund.sums().converted()).isEqualTo(Money.of("410.00", "EUR"));
        assertThat(fund.claimed()).isEqualTo(Money.of("150.00", "EUR"));
        assertThat(fund.available().isZero()).isTrue();
    }

    @Test
    void what_FINANCE_gave_covers_no_shortfall_of_another_period_F_1_F_9() {
        FundId before = FundId.of(Sample.ORG, "CSP_DIRECT", "IE_OPS", Sample.PERIOD.previous());
        ShortfallState open = ShortfallState.evolve(
                null,
                ShortfallDecisions.keep(
                        null, before, Sample.ORG, Sample.earningId("less"), Money.of("2000.00", "EUR")));
        FundState fund = adjusted(earned(opened("IE_OPS"), "1000.00"), "70.00");
        FundState qualified = after(fund, decide(DECIDED, open, fund));
        assertThat(qualified.available()).isEqualTo(Money.of("70.00", "EUR"));
    }

    @Test
    void FINANCE_is_told_of_a_missing_rate_at_once_also_after_a_late_record_F_2() {
        FundState late = undecided(earned(opened("IE_OPS"), "5000.00"));
        Qualifying lacking =
                new Qualifying(List.of(late), Money.of("1000.00", "USD"), ExchangeRates.NONE, List.of(), DECIDED);
        assertThat(lacking.decide(_ -> null).of(FundEvent.class))
                .singleElement()
                .isInstanceOf(FundDecisionAwaited.class);
    }

    private static FundState adjusted(FundState fund, String amount) {
        return FundState.evolve(fund, FundDecisions.adjust(fund, Money.of(amount, "EUR"), "promised", null));
    }

    @Test
    void what_becomes_available_covers_shortfalls_of_other_periods_first_and_what_is_converted_does_not_F_1_F_2() {
        FundId before = FundId.of(Sample.ORG, "CSP_DIRECT", "IE_OPS", Sample.PERIOD.previous());
        ShortfallState open = ShortfallState.evolve(
                null,
                ShortfallDecisions.keep(null, before, Sample.ORG, Sample.earningId("less"), Money.of("300.00", "EUR")));
        FundState reached = earned(opened("IE_OPS"), "1000.00");
        assertThat(after(reached, decide(DECIDED, open, reached)).available()).isEqualTo(Money.of("700.00", "EUR"));
        FundState below = earned(opened("IE_OPS"), "900.00");
        assertThat(after(below, decide(DECIDED, open, below)).sums().converted())
                .isEqualTo(Money.of("900.00", "EUR"));
    }

    @Test
    void without_a_rate_nothing_is_decided_and_FINANCE_is_told_once_a_day_F_2() {
        FundState fund = earned(opened("IE_OPS"), "5000.00");
        Qualifying lacking =
                new Qualifying(List.of(fund), Money.of("1000.00", "USD"), ExchangeRates.NONE, List.of(), DECIDED);
        List<FundEvent> told = lacking.decide(_ -> null).of(FundEvent.class);
        assertThat(told).singleElement().isInstanceOfSatisfying(FundDecisionAwaited.class, awaited -> {
            assertThat(awaited.cause()).isEqualTo(FundDecisionAwaited.Cause.RATE_MISSING);
            assertThat(awaited.lacking()).containsExactly(Money.currencyOf("EUR"));
        });
        FundState after = after(fund, told);
        assertThat(after.isDecided()).isFalse();
        for (int hours : new int[] {1, 23}) {
            assertThat(new Qualifying(
                                    List.of(after),
                                    Money.of("1000.00", "USD"),
                                    ExchangeRates.NONE,
                                    List.of(),
                                    DECIDED.plusSeconds(hours * 3_600L))
                            .decide(_ -> null)
                            .isEmpty())
                    .isTrue();
        }
        assertThat(new Qualifying(
                                List.of(after),
                                Money.of("1000.00", "USD"),
                                ExchangeRates.NONE,
                                List.of(),
                                DECIDED.plusSeconds(24 * 3_600L))
                        .decide(_ -> null)
                        .isEmpty())
                .isFalse();
    }

    @Test
    void it_is_decided_after_the_grace_and_not_before_F_2() {
        FundState fund = earned(opened("IE_OPS"), "1000.00");
        assertThat(Qualifying.due(fund, Instant.parse("2021-01-30T23:59:59.999Z")))
                .isEmpty();
        assertThat(Qualifying.due(fund, Instant.parse("2021-01-31T00:00:00Z"))).isPresent();
        assertThat(Qualifying.due(after(fund, DECIDED), DECIDED)).isEmpty();
    }

    private static FundState opened(String entity) {
        return opened(entity, false);
    }

    private static FundState opened(String entity, boolean late) {
        return FundState.evolve(
                null,
                new FundOpened(
                        FundId.of(Sample.ORG, "CSP_DIRECT", entity, Sample.PERIOD),
                        Sample.ORG,
                        "CSP_DIRECT",
                        entity,
                        Sample.PERIOD,
                        Money.currencyOf("EUR"),
                        Deadline.endOf(LocalDate.of(2021, 1, 30), ZoneOffset.UTC),
                        Deadline.endOf(LocalDate.of(2021, 8, 15), ZoneOffset.UTC),
                        late,
                        List.of()));
    }

    private static FundState earned(FundState fund, String coop) {
        Money incentive = Money.of(coop, "EUR");
        return FundState.evolve(
                fund,
                FundDecisions.accrue(
                                fund,
                                Sample.earning("e", fund, incentive, new AppliedSplit(0, 100, "test")),
                                Money.zero(incentive.currency()))
                        .accrued());
    }

    private static FundState undecided(FundState fund) {
        return undecided(fund, DECIDED);
    }

    private static FundState undecided(FundState fund, Instant since) {
        return FundState.evolve(
                fund,
                new FundDecisionAwaited(
                        fund.id(), fund.organisation(), FundDecisionAwaited.Cause.LATE_RECORD, List.of(), since));
    }

    private static List<FundEvent> decide(Instant now, @Nullable ShortfallState open, FundState... funds) {
        ExchangeRates none = new ExchangeRates(LocalDate.of(2020, 12, 31), 10, List.<RatesOfYear>of());
        Changes changes = new Qualifying(List.of(funds), THRESHOLD, none, List.of(), now).decide(_ -> open);
        return changes.of(FundEvent.class);
    }

    private static FundState after(FundState fund, Instant now) {
        return after(fund, decide(now, null, fund));
    }

    private static FundState after(FundState fund, List<FundEvent> events) {
        FundState state = fund;
        for (FundEvent event : new ArrayList<>(events)) {
            state = event.fund().equals(fund.id()) ? FundState.evolve(state, event) : state;
        }
        return state;
    }
}
