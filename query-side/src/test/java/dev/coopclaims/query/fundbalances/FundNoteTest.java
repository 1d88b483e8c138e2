package dev.coopclaims.query.fundbalances;

import static dev.coopclaims.query.story.ClaimStory.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.fund.EarnedSum;
import dev.coopclaims.kernel.fund.FundConvertedToRebate;
import dev.coopclaims.kernel.fund.FundDecisionAwaited;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.FundQualified;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Tape;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person reads about a fund is true at every step (F-2, F-3). */
class FundNoteTest {
    private static final Instant OPEN = Instant.parse("2021-03-01T00:00:00Z");
    private static final Instant OVER = Instant.parse("2021-08-16T00:00:00Z");

    private final ClaimStory story = new ClaimStory("adatum", 1);

    @Test
    void who_joins_a_period_that_qualified_reads_no_sum_that_contradicts_F_2() {
        assertThat(note(new FundQualified(story.fund, story.organisation, sum("400.00"), eur("0.00"))))
                .startsWith(
                        "The earnings of the period reached the threshold of EUR 1000.00 before this fund came to it");
    }

    @Test
    void what_closed_does_not_promise_that_later_earnings_change_it_F_2_F_3() {
        assertThat(note(converted("900.00"))).contains("stay below").contains("may still change this");
        assertThat(note(converted("1200.00"), forfeited("0.00", FundsForfeited.Cause.CLAIMING_CLOSED)))
                .contains("reach the threshold of EUR 1000.00 only with what was recorded after")
                .contains("nothing of the fund is forfeited")
                .doesNotContain("may still change this");
    }

    @Test
    void a_late_record_names_no_day_of_the_past_F_2() {
        assertThat(note(
                        converted("900.00"),
                        new FundDecisionAwaited(
                                story.fund,
                                story.organisation,
                                FundDecisionAwaited.Cause.LATE_RECORD,
                                List.of(),
                                Instant.EPOCH)))
                .startsWith("Earnings came after it was decided")
                .doesNotContain("once 20");
    }

    @Test
    void what_was_given_back_late_is_not_called_unreserved_F_3() {
        assertThat(note(
                        forfeited("0.00", FundsForfeited.Cause.CLAIMING_CLOSED),
                        forfeited("40.00", FundsForfeited.Cause.RELEASED_LATE)))
                .contains("EUR 40.00 is forfeited, which no claim had reserved or which came or was given back later");
    }

    @Test
    void after_the_close_nobody_is_told_to_wait_for_something_to_claim_F_2_F_3() {
        FundDecisionAwaited late = new FundDecisionAwaited(
                story.fund, story.organisation, FundDecisionAwaited.Cause.LATE_RECORD, List.of(), Instant.EPOCH);
        assertThat(note(converted("900.00"), late))
                .endsWith("Nothing can be claimed until then, and nothing is forfeited.");
        assertThat(note(OVER, converted("900.00"), late))
                .contains(
                        "The claiming period ended on 2021-08-15: earnings that were recorded before that can be claimed")
                .doesNotContain("until then")
                .doesNotContain("nothing is forfeited");
        assertThat(note(converted("900.00"), forfeited("0.00", FundsForfeited.Cause.CLAIMING_CLOSED), late))
                .contains("It can no longer be claimed either way")
                .doesNotContain("until then");
    }

    @Test
    void what_is_decided_late_can_still_be_claimed_unless_it_was_opened_late_C_7_F_3() {
        FundDecisionAwaited waits = new FundDecisionAwaited(
                story.fund, story.organisation, FundDecisionAwaited.Cause.RATE_MISSING, List.of(), Instant.EPOCH);
        assertThat(note(OVER, waits))
                .contains(
                        "nothing is forfeited before that is decided: what reaches the threshold can be claimed for 30 days");
    }

    @Test
    void between_the_close_and_the_sweep_nothing_is_promised_any_more_F_3() {
        assertThat(note(OVER))
                .contains("The claiming period ended on 2021-08-15: what no claim holds is forfeited by itself")
                .doesNotContain("no claim holds by the end");
        assertThat(note(OVER, converted("900.00"))).doesNotContain("may still change this");
    }

    @Test
    void what_will_be_forfeited_is_told_with_the_days_that_are_left_F_7() {
        assertThat(note(Instant.parse("2021-08-01T12:00:00Z"))).contains("is forfeited, in 14 days.");
        assertThat(note(Instant.parse("2021-08-14T23:59:59Z"))).contains("is forfeited, in 1 day.");
        assertThat(note(Instant.parse("2021-08-15T00:00:00Z"))).contains("is forfeited, today.");
    }

    @Test
    void an_estimate_is_called_one_until_the_claiming_period_opens_F_8() {
        FundBalances fund = fund();
        assertThat(FundNote.of(fund, OPEN, LocalDate.of(2021, 2, 16)))
                .startsWith("The amounts are an estimate until the claiming period opens on 2021-02-16");
        assertThat(FundNote.of(fund, OPEN, null)).doesNotContain("estimate");
    }

    private FundConvertedToRebate converted(String earned) {
        return FundConvertedToRebate.belowThreshold(story.fund, story.organisation, eur("0.00"), sum(earned));
    }

    private FundsForfeited forfeited(String amount, FundsForfeited.Cause cause) {
        return new FundsForfeited(story.fund, story.organisation, eur(amount), cause);
    }

    private static EarnedSum sum(String earned) {
        return new EarnedSum(eur(earned), eur("1000.00"), List.of());
    }

    private String note(FundEvent... events) {
        return note(OPEN, events);
    }

    private String note(Instant now, FundEvent... events) {
        return FundNote.of(fund(events), now, null);
    }

    private FundBalances fund(FundEvent... events) {
        return new Tape()
                .happens(story.fundOpened(), story.accrued("1", "900.00"))
                .happens(events)
                .fold(new FundBalancesFold())
                .values()
                .iterator()
                .next();
    }
}
