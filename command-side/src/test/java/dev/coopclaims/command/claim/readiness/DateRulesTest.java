package dev.coopclaims.command.claim.readiness;

import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.costAdded;
import static dev.coopclaims.command.claim.Sample.readyEvents;
import static dev.coopclaims.command.claim.Sample.started;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.FUNDS;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.billedOn;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.check;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.checkAt;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.codes;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.inHouse;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ClaimDetails;
import dev.coopclaims.command.claim.Readiness;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.claim.Warning;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.refusal.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DateRulesTest {

    @Nested
    class Dates {

        @Test
        void a_cost_outside_the_usage_period_is_a_warning_up_to_the_claim_deadline_C_7() {
            assertThat(check(billedOn("2021-06-30")).warnings()).isEmpty();
            for (String day : List.of("2021-07-01", "2021-08-15")) {
                Readiness readiness = check(billedOn(day), FUNDS, Map.of(), Instant.parse("2021-08-15T09:00:00Z"));
                assertThat(readiness.ready()).as(day).isTrue();
                assertThat(readiness.warnings())
                        .extracting(Warning::code)
                        .as(day)
                        .containsExactly("INVOICE_OUTSIDE_USAGE_PERIOD");
            }
            assertThat(only(check(billedOn("2021-08-16"))).path()).isEqualTo("/costs/" + COST + "/invoice/date");
        }

        @Test
        void a_cost_dated_before_the_usage_period_is_refused_C_7() {
            for (String day : List.of("2020-12-31", "2010-12-31")) {
                Violation problem = only(check(billedOn(day)));
                assertThat(problem.code()).isEqualTo("INVOICE_OUTSIDE_USAGE_PERIOD");
                assertThat(problem.rule()).isEqualTo("C-7");
                assertThat(problem.message()).contains("2021-01-01 to 2021-08-15");
            }
            assertThat(codes(check(billedOn("2021-01-01")))).isEmpty();
        }

        @Test
        void work_that_began_before_the_usage_period_is_refused_C_7() {
            List<ClaimEvent> events = readyEvents();
            events.set(1, costAdded(inHouse("2020-12-31", "2021-01-02")));

            assertThat(only(check(events)).path()).isEqualTo("/costs/" + COST + "/work/from");
        }

        @Test
        void an_activity_is_claimed_once_its_last_day_is_over_where_it_was_C_7_T_5() {
            // Ends on 31 March; Dublin is an hour ahead of UTC then.
            Violation problem = only(checkAt("2021-03-31T22:59:59.999Z"));
            assertThat(problem.code()).isEqualTo("ACTIVITY_NOT_FINISHED");
            assertThat(problem.path()).isEqualTo("/activityEnd");
            assertThat(problem.message()).contains("2021-03-31", "2021-04-01");
            assertThat(codes(checkAt("2021-03-31T23:00:00Z"))).isEmpty();
        }

        @Test
        void work_outside_the_usage_period_is_told_too_C_7() {
            List<ClaimEvent> events = readyEvents();
            events.set(1, costAdded(inHouse("2021-06-30", "2021-07-01")));

            assertThat(check(events).warnings())
                    .extracting(Warning::path)
                    .containsExactly("/costs/" + COST + "/work/to");
        }

        @Test
        void an_invoice_of_a_day_to_come_is_a_warning_where_the_activity_was_C_7_T_5() {
            // Dublin is an hour ahead of UTC.
            Instant lastHour = Instant.parse("2021-06-20T22:59:59.999Z");
            Readiness early = check(billedOn("2021-06-21"), FUNDS, Map.of(), lastHour);
            assertThat(early.ready()).isTrue();
            assertThat(early.warnings()).singleElement().satisfies(warning -> {
                assertThat(warning.code()).isEqualTo("INVOICE_DATED_IN_FUTURE");
                assertThat(warning.path()).isEqualTo("/costs/" + COST + "/invoice/date");
                assertThat(warning.message()).contains("2021-06-21", "today is 2021-06-20");
            });
            assertThat(check(billedOn("2021-06-21"), FUNDS, Map.of(), lastHour.plusMillis(1))
                            .warnings())
                    .isEmpty();
        }

        @Test
        void work_that_is_still_to_be_done_is_not_claimed_C_7() {
            List<ClaimEvent> events = readyEvents();
            events.set(1, costAdded(inHouse("2021-06-18", "2021-06-21")));
            Instant lastHour = Instant.parse("2021-06-20T22:59:59.999Z");

            Violation problem =
                    check(events, FUNDS, Map.of(), lastHour).problems().getFirst();
            assertThat(problem.code()).isEqualTo("WORK_NOT_FINISHED");
            assertThat(problem.path()).isEqualTo("/costs/" + COST + "/work/to");
            assertThat(codes(check(events, FUNDS, Map.of(), lastHour.plusMillis(1))))
                    .doesNotContain("WORK_NOT_FINISHED");
        }

        @Test
        void an_activity_outside_the_usage_period_is_refused_T_2() {
            ClaimDetails late = new ClaimDetails(
                    "IE", SampleCatalogue.PRINT, "x", LocalDate.of(2020, 12, 31), LocalDate.of(2021, 1, 1), null);
            List<ClaimEvent> events = readyEvents();
            events.set(0, started("CSP_DIRECT", late));

            assertThat(only(check(events)).code()).isEqualTo("ACTIVITY_OUTSIDE_USAGE_PERIOD");
        }

        @Test
        void the_claiming_period_opens_and_closes_at_midnight_where_the_activity_was_T_3_T_5() {
            // Dublin: UTC in February, an hour ahead in August.
            assertThat(codes(checkAt("2021-02-15T23:59:59.999Z")))
                    .containsExactly("ACTIVITY_NOT_FINISHED", "EARLY_CLAIM");
            assertThat(checkAt("2021-02-15T23:59:59.999Z").problems().getLast().message())
                    .contains("2021-02-16");
            assertThat(codes(checkAt("2021-02-16T00:00:00Z"))).containsExactly("ACTIVITY_NOT_FINISHED");
            assertThat(codes(checkAt("2021-08-15T22:59:59.999Z"))).isEmpty();
            assertThat(only(checkAt("2021-08-15T23:00:00Z")).code()).isEqualTo("LATE_CLAIM");
        }

        @Test
        void in_california_the_last_day_ends_later_T_5() {
            List<ClaimEvent> events = readyEvents();
            events.set(
                    0,
                    started(
                            "CSP_DIRECT",
                            new ClaimDetails(
                                    "US-CA",
                                    SampleCatalogue.PRINT,
                                    "x",
                                    LocalDate.of(2021, 3, 1),
                                    LocalDate.of(2021, 3, 1),
                                    null)));

            assertThat(codes(check(events, FUNDS, Map.of(), Instant.parse("2021-08-16T06:59:59Z"))))
                    .isEmpty();
            assertThat(codes(check(events, FUNDS, Map.of(), Instant.parse("2021-08-16T07:00:00Z"))))
                    .containsExactly("LATE_CLAIM");
        }
    }
}
