package dev.coopclaims.command.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.TestCatalogue;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.earning.AppliedSplit;
import dev.coopclaims.kernel.earning.EarningRegistered;
import dev.coopclaims.kernel.earning.ImportId;
import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.fund.FundsReserved;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FundDecisionsTest {
    private static final AppliedSplit SPLIT = new AppliedSplit(40, 60, "test");
    private static final ClaimId CLAIM = new ClaimId("claim-1");
    private static final ClaimId OTHER = new ClaimId("claim-2");

    @ParameterizedTest
    @CsvSource({
        "EUR, 1000.00, 40, 60, 600.00, 400.00",
        "EUR, 0.01, 50, 50, 0.00, 0.01",
        "EUR, 0.03, 50, 50, 0.02, 0.01",
        "EUR, 0.05, 50, 50, 0.02, 0.03",
        "EUR, 33.33, 40, 60, 20.00, 13.33",
        "JPY, 5, 50, 50, 2, 3",
        "JPY, 7, 50, 50, 4, 3",
        "EUR, 0.00, 40, 60, 0.00, 0.00",
        "EUR, 10.00, 0, 100, 10.00, 0.00",
        "EUR, 10.00, 100, 0, 0.00, 10.00",
    })
    void the_co_op_share_is_rounded_half_even_and_the_rebate_is_the_rest(
            String currency, String incentive, int rebatePercent, int coopPercent, String coop, String rebate) {
        FundState fund = opened(currency);
        EarningsAccrued accrued = FundDecisions.accrue(
                        fund,
                        earning(
                                fund,
                                Money.of(incentive, currency),
                                new AppliedSplit(rebatePercent, coopPercent, "test")),
                        Money.of("0", currency))
                .accrued();
        assertThat(accrued.split()).isEqualTo(new AppliedSplit(rebatePercent, coopPercent, "test"));
        assertThat(accrued.batch()).isEqualTo(new ImportId("import-1"));
        assertThat(accrued.accrued()).isEqualTo(Money.of(coop, currency));
        assertThat(accrued.rebate()).isEqualTo(Money.of(rebate, currency));
        assertThat(accrued.accrued().plus(accrued.rebate())).isEqualTo(accrued.incentive());
    }

    @Test
    void a_negative_record_takes_what_is_available_and_the_rest_is_to_be_kept() {
        FundState fund = after(accrued("1000.00"), reserved(CLAIM, "500.00"));
        Accrual accrual = accrue(fund, "-300.00");
        assertThat(accrual.accrued().accrued()).isEqualTo(eur("-100.00"));
        assertThat(accrual.kept()).isEqualTo(eur("80.00"));
        FundState after = FundState.evolve(fund, accrual.accrued());
        assertThat(after.available()).isEqualTo(eur("0.00"));
        assertThat(after.total()).isEqualTo(eur("500.00"));
    }

    @Test
    void a_negative_record_within_what_is_available_leaves_nothing_to_be_kept() {
        Accrual accrual = accrue(after(accrued("1000.00")), "-300.00");
        assertThat(accrual.kept()).isEqualTo(eur("0.00"));
        assertThat(accrual.accrued().accrued()).isEqualTo(eur("-180.00"));
    }

    @Test
    void an_accrual_makes_good_what_is_open_before_anything_becomes_available() {
        EarningsAccrued less = accrue(opened("EUR"), "50.00", "60.00").accrued();
        assertThat(less.shortfallNetted()).isEqualTo(eur("30.00"));
        assertThat(less.accrued()).isEqualTo(eur("0.00"));
        EarningsAccrued more = accrue(opened("EUR"), "150.00", "60.00").accrued();
        assertThat(more.shortfallNetted()).isEqualTo(eur("60.00"));
        assertThat(more.accrued()).isEqualTo(eur("30.00"));
    }

    @Test
    void what_makes_good_a_shortfall_leaves_the_total_and_is_available_before() {
        FundState fund = after(accrued("1000.00"), reserved(CLAIM, "500.00"));
        FundState after = FundState.evolve(fund, FundDecisions.net(fund, CLAIM, eur("100.00")));
        assertThat(after.total()).isEqualTo(eur("500.00"));
        assertThat(after.available()).isEqualTo(eur("0.00"));
        assertThat(code(() -> FundDecisions.net(after, CLAIM, eur("0.01"))))
                .isEqualTo(RefusalCode.INSUFFICIENT_FUNDS.code());
    }

    @Test
    void more_than_is_available_is_not_reserved() {
        FundState fund = after(accrued("1000.00"), reserved(CLAIM, "500.00"));
        assertThat(code(() -> FundDecisions.reserve(fund, OTHER, eur("100.01"))))
                .isEqualTo(RefusalCode.INSUFFICIENT_FUNDS.code());
        FundState full = FundState.evolve(fund, FundDecisions.reserve(fund, OTHER, eur("100.00")));
        assertThat(full.available()).isEqualTo(eur("0.00"));
    }

    @Test
    void only_what_is_reserved_for_the_claim_is_approved_or_released() {
        FundState fund = after(accrued("1000.00"), reserved(CLAIM, "500.00"));
        assertThat(code(() -> FundDecisions.approve(fund, CLAIM, eur("500.01"))))
                .isEqualTo(RefusalCode.NOT_RESERVED.code());
        assertThat(code(() -> FundDecisions.approve(fund, OTHER, eur("0.01"))))
                .isEqualTo(RefusalCode.NOT_RESERVED.code());
        assertThat(code(() -> FundDecisions.release(fund, OTHER, eur("0.01"), FundsReleased.Reason.REDUCED)))
                .isEqualTo(RefusalCode.NOT_RESERVED.code());
        assertThat(code(() -> FundDecisions.reserve(fund, CLAIM, eur("0.00"))))
                .isEqualTo(RefusalCode.AMOUNT_NOT_POSITIVE.code());
    }

    @Test
    void a_reduced_approval_moves_one_part_and_gives_back_the_other() {
        FundState fund = after(accrued("1000.00"), reserved(CLAIM, "500.00"));
        fund = FundState.evolve(fund, FundDecisions.approve(fund, CLAIM, eur("300.00")));
        fund = FundState.evolve(fund, FundDecisions.release(fund, CLAIM, eur("200.00"), FundsReleased.Reason.REDUCED));
        assertThat(fund.approved()).isEqualTo(eur("300.00"));
        assertThat(fund.reservations().total()).isEqualTo(eur("0.00"));
        assertThat(fund.available()).isEqualTo(eur("300.00"));
        assertThat(fund.claimed()).isEqualTo(eur("300.00"));
    }

    @Test
    void a_fund_beyond_the_largest_amount_is_refused() {
        FundState fund = after(accrued("999999999999.99"), accrued("600000000000.00"));
        assertThat(code(() -> accrue(fund, "600000000000.00"))).isEqualTo(RefusalCode.FUND_TOO_LARGE.code());
    }

    @Test
    void an_event_that_cannot_happen_is_no_state() {
        FundState fund = after(accrued("1000.00"));
        assertThatThrownBy(() ->
                        FundState.evolve(fund, new FundsReserved(fund.id(), fund.organisation(), CLAIM, eur("600.01"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("F-4");
        assertThatThrownBy(() -> FundState.evolve(null, accrue(fund, "1.00").accrued()))
                .isInstanceOf(IllegalStateException.class);
    }

    private interface Step {
        List<? extends FundEvent> on(FundState fund);
    }

    private static Step accrued(String incentive) {
        return fund -> List.of(accrue(fund, incentive).accrued());
    }

    private static Step reserved(ClaimId claim, String amount) {
        return fund -> List.of(FundDecisions.reserve(fund, claim, eur(amount)));
    }

    private static FundState after(Step... steps) {
        FundState fund = opened("EUR");
        for (Step step : steps) {
            fund = fold(fund, step.on(fund));
        }
        return fund;
    }

    private static FundState opened(String currency) {
        return FundState.evolve(
                null,
                FundDecisions.open(
                        new OrganisationId("org-1"),
                        "CSP",
                        "MIOL",
                        EarningPeriod.ofLabel("FY21-H1"),
                        Money.currencyOf(currency),
                        FundDates.of("CSP", EarningPeriod.ofLabel("FY21-H1"), TestCatalogue.VERSIONS, Instant.EPOCH)));
    }

    private static Accrual accrue(FundState fund, String incentive) {
        return accrue(fund, incentive, "0.00");
    }

    private static Accrual accrue(FundState fund, String incentive, String open) {
        return FundDecisions.accrue(fund, earning(fund, eur(incentive), SPLIT), eur(open));
    }

    private static EarningRegistered earning(FundState fund, Money incentive, AppliedSplit split) {
        return Sample.earning("r-1", fund, incentive, split);
    }

    private static FundState fold(FundState fund, List<? extends FundEvent> events) {
        FundState state = fund;
        for (FundEvent event : events) {
            state = FundState.evolve(state, event);
        }
        return state;
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static String code(Runnable decision) {
        try {
            decision.run();
        } catch (Refusal refusal) {
            return Stream.ofNullable(refusal.violations())
                    .flatMap(List::stream)
                    .map(Violation::code)
                    .findFirst()
                    .orElse("");
        }
        return "not refused";
    }
}
