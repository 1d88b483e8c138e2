package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.NOW;
import static dev.coopclaims.command.claim.Sample.PERIOD;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.details;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static dev.coopclaims.command.claim.Sample.started;
import static dev.coopclaims.command.claim.SampleCatalogue.VERSIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.fund.LateFunds;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class StartClaimTest {

    @Test
    void a_claim_is_started_from_the_initial_form_C_2() {
        assertThat(start("CSP_DIRECT", PERIOD, details(), NOW)).isEqualTo(started());
    }

    @Test
    void a_programme_without_co_op_funds_points_to_its_own_process_P_1() {
        var refusal = refusalOf(() -> start("OSA_SELL", PERIOD, details(), NOW));

        assertThat(refusal.violations().getFirst().code()).isEqualTo("PROGRAMME_NOT_COOP");
        assertThat(refusal.violations().getFirst().message()).contains("CPOR");
        assertThat(refusal.violations().getFirst().rule()).isEqualTo("P-1");
    }

    @Test
    void every_unknown_code_is_named_at_once() {
        ClaimDetails unknown = new ClaimDetails(
                "MOON", "DANCE", "Spring advert", LocalDate.of(2021, 3, 1), LocalDate.of(2021, 3, 31), null);

        assertThat(codesOf(() -> start("NONE", PERIOD, unknown, NOW)))
                .containsExactly("UNKNOWN_PROGRAMME", "UNKNOWN_LOCATION", "UNKNOWN_ACTIVITY");
    }

    @Test
    void a_currency_that_is_not_accepted_is_refused() {
        assertThat(codesOf(() -> InitialForm.refuseUnlessAllowed(
                        "CSP_DIRECT", PERIOD, Money.currencyOf("JPY"), details(), VERSIONS, Exceptions.NONE, NOW)))
                .containsExactly("CURRENCY_NOT_ACCEPTED");
    }

    @Test
    void a_currency_in_which_no_fund_is_kept_is_accepted_because_a_rate_may_be_published_F_5() {
        assertThatCode(() -> InitialForm.refuseUnlessAllowed(
                        "CSP_DIRECT", PERIOD, Money.currencyOf("CHF"), details(), VERSIONS, Exceptions.NONE, NOW))
                .doesNotThrowAnyException();
    }

    @Test
    void an_activity_that_is_not_open_to_the_programme_is_refused_P_3() {
        assertThat(codesOf(() -> start("CSP_DIRECT", PERIOD, details(SampleCatalogue.EXAMS), NOW)))
                .containsExactly("ACTIVITY_NOT_ELIGIBLE");
    }

    @Test
    void an_activity_is_offered_from_its_first_day_on_P_3() {
        assertThat(codesOf(() -> start("HALF", PERIOD, on(SampleCatalogue.EXAMS, "2021-03-31"), NOW)))
                .containsExactly("ACTIVITY_NOT_ELIGIBLE");
        assertThat(start("HALF", PERIOD, on(SampleCatalogue.EXAMS, "2021-04-01"), NOW))
                .isNotNull();
    }

    @Test
    void both_dates_lie_in_one_usage_period_T_2() {
        ClaimDetails over = new ClaimDetails(
                "IE", SampleCatalogue.PRINT, "x", LocalDate.of(2021, 6, 30), LocalDate.of(2021, 7, 1), null);

        var refusal = refusalOf(() -> start("CSP_DIRECT", PERIOD, over, NOW));

        assertThat(refusal.violations()).hasSize(1);
        assertThat(refusal.violations().getFirst().code()).isEqualTo("ACTIVITY_OUTSIDE_USAGE_PERIOD");
        assertThat(refusal.violations().getFirst().path()).isEqualTo("/activityEnd");
    }

    @Test
    void the_first_and_the_last_day_of_the_usage_period_count_T_2() {
        ClaimDetails whole = new ClaimDetails(
                "IE", SampleCatalogue.PRINT, "x", LocalDate.of(2021, 1, 1), LocalDate.of(2021, 6, 30), null);

        assertThat(start("CSP_DIRECT", PERIOD, whole, NOW)).isNotNull();
    }

    @Test
    void an_activity_that_ends_before_it_starts_is_refused() {
        ClaimDetails reversed = new ClaimDetails(
                "IE", SampleCatalogue.PRINT, "x", LocalDate.of(2021, 3, 2), LocalDate.of(2021, 3, 1), null);

        assertThat(codesOf(() -> start("CSP_DIRECT", PERIOD, reversed, NOW))).containsExactly("DATES_REVERSED");
    }

    @Test
    void a_period_before_the_catalogue_is_refused() {
        ClaimDetails before = on(SampleCatalogue.PRINT, "2020-12-01");

        assertThat(codesOf(() -> start("CSP_DIRECT", PERIOD.previous(), before, NOW)))
                .containsExactly("PERIOD_NOT_IN_CATALOGUE", "LATE_CLAIM");
    }

    @Test
    void a_draft_that_could_only_expire_is_not_started_C_12_T_5() {
        // The last day is 15 August in Dublin, where summer time ends it at 23:00 UTC.
        Instant end = Instant.parse("2021-08-15T23:00:00Z");

        assertThat(start("CSP_DIRECT", PERIOD, details(), end.minusMillis(1))).isNotNull();
        assertThat(codesOf(() -> start("CSP_DIRECT", PERIOD, details(), end))).containsExactly("LATE_CLAIM");
    }

    @Test
    void a_draft_may_be_started_from_the_first_usage_day_where_the_activity_is_C_12_T_5() {
        // In Dublin the day begins with UTC in winter; in California eight hours later.
        Instant midnight = Instant.parse("2021-01-01T00:00:00Z");
        ClaimDetails inCalifornia = new ClaimDetails(
                "US-CA", SampleCatalogue.PRINT, "x", LocalDate.of(2021, 3, 1), LocalDate.of(2021, 3, 1), null);

        assertThat(start("CSP_DIRECT", PERIOD, details(), midnight)).isNotNull();
        assertThat(codesOf(() -> start("CSP_DIRECT", PERIOD, details(), midnight.minusMillis(1))))
                .containsExactly("EARLY_DRAFT");
        assertThat(codesOf(() -> start("CSP_DIRECT", PERIOD, inCalifornia, midnight)))
                .containsExactly("EARLY_DRAFT");
    }

    @Test
    void a_title_says_something() {
        assertThat(codesOf(() -> start("CSP_DIRECT", PERIOD, titled(" "), NOW))).containsExactly("TEXT_MISSING");
    }

    private static ClaimStarted start(String programme, EarningPeriod period, ClaimDetails details, Instant now) {
        StartClaim command =
                new StartClaim(CLAIM, "CLM-FY21H1-000001", programme, period, SampleCatalogue.euro(), details);
        return InitialForm.start(command, null, ALICE, VERSIONS, Exceptions.NONE, LateFunds.NONE, now);
    }

    private static ClaimDetails on(String activity, String day) {
        return new ClaimDetails("IE", activity, "x", LocalDate.parse(day), LocalDate.parse(day), null);
    }

    private static ClaimDetails titled(String title) {
        return new ClaimDetails(
                "IE", SampleCatalogue.PRINT, title, LocalDate.of(2021, 3, 1), LocalDate.of(2021, 3, 1), null);
    }
}
