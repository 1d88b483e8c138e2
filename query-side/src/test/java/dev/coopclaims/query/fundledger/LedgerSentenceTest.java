package dev.coopclaims.query.fundledger;

import static dev.coopclaims.query.story.ClaimStory.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.fund.EarnedSum;
import dev.coopclaims.kernel.fund.FundClaimingExtended;
import dev.coopclaims.kernel.fund.FundConvertedToRebate;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.FundExpiryApproached;
import dev.coopclaims.kernel.fund.FundQualified;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.sample.EventSamples;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.fundbalances.FundMovement;
import dev.coopclaims.query.fundledger.LedgerEntry.Kind;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Tape;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerSentenceTest {
    private final ClaimStory story = new ClaimStory("adatum", 1);

    @Test
    void a_rejection_holds_what_is_reserved_and_a_dispute_ends_that_D_3() {
        Collection<LedgerEntry> ledger = new Tape()
                .happens(story.fundOpened(), story.accrued("1", "500.00"), story.reserved("80.00"))
                .happens(story.rejected("80.00"), story.disputed("80.00"))
                .fold(new LedgerFold())
                .values();

        assertThat(ledger)
                .extracting(LedgerEntry::kind)
                .containsExactly(Kind.OPENED, Kind.ACCRUED, Kind.RESERVED, Kind.HELD, Kind.NO_LONGER_HELD);
        assertThat(ledger)
                .extracting(entry -> LedgerSentence.of(entry, story.claim, story.number))
                .contains(
                        "The fund was opened.",
                        "EUR 80.00 was reserved for " + story.number + ".",
                        "EUR 80.00 of " + story.number + " is held while its rejection can be disputed.",
                        "EUR 80.00 of " + story.number + " is no longer held but reserved: its rejection is disputed.");
    }

    @Test
    void a_sentence_says_nothing_that_the_next_entry_takes_back_F_2_F_3() {
        assertThat(last(new FundQualified(story.fund, story.organisation, sum("400.00"), eur("0.00"))))
                .isEqualTo(
                        "The period reached the threshold of EUR 1000.00 before this fund came to it, and stays so.");
        assertThat(last(new FundQualified(story.fund, story.organisation, sum("1000.00"), eur("0.00"))))
                .isEqualTo("The earnings of the period, EUR 1000.00, reach the threshold of EUR 1000.00.");
        assertThat(last(FundConvertedToRebate.belowThreshold(
                        story.fund, story.organisation, eur("1200.00"), sum("1200.00"))))
                .isEqualTo("EUR 1200.00 was converted to rebate: the earnings of the period, EUR 1200.00, reach the"
                        + " threshold of EUR 1000.00 only after the claiming period has closed.");
        assertThat(last(new FundsReleased(
                        story.fund, story.organisation, story.claim, eur("5.00"), FundsReleased.Reason.WITHDRAWN)))
                .isEqualTo("EUR 5.00 of " + story.number + " was given back because it was withdrawn.");
    }

    @Test
    void a_warning_stands_in_the_ledger_and_moves_nothing_F_7() {
        Deadline until = Deadline.endOf(LocalDate.of(2021, 8, 15), ZoneOffset.UTC);
        assertThat(last(new FundExpiryApproached(story.fund, story.organisation, until, 14, eur("30.00"))))
                .isEqualTo(
                        "EUR 30.00 will be forfeited unless claims hold it by the end of 2021-08-15 (UTC), in 14 days."
                                + " A claim has to be submitted by its own last day, which ends at its location.");
        assertThat(last(new FundExpiryApproached(story.fund, story.organisation, until, 1, eur("0.00"))))
                .isEqualTo("The claiming period ends with 2021-08-15 (UTC), in 1 day. Nothing is left of the fund that"
                        + " could be forfeited.");
        assertThat(FundMovement.of(
                                new FundExpiryApproached(story.fund, story.organisation, until, 14, eur("30.00")),
                                story.fund)
                        .orElseThrow())
                .isEqualTo(FundMovement.of(story.fundOpened(), story.fund).orElseThrow());
    }

    @Test
    void a_fund_that_can_be_claimed_longer_says_by_what_and_what_comes_back_F_9_X_1() {
        FundClaimingExtended longer =
                EventSamples.of(FundClaimingExtended.class).getFirst();
        assertThat(last(longer))
                .isEqualTo(
                        "The fund can be claimed longer, because claims have a later deadline by " + longer.exception()
                                + ". GBP 25.00 that was forfeited is no longer. GBP 5.00 of it covers what corrections could not"
                                + " take.");
    }

    private String last(FundEvent event) {
        LedgerEntry entry = new Tape()
                .happens(event)
                .fold(new LedgerFold())
                .values()
                .iterator()
                .next();
        return LedgerSentence.of(entry, story.claim, story.number);
    }

    private static EarnedSum sum(String earned) {
        return new EarnedSum(eur(earned), eur("1000.00"), List.of());
    }

    @Test
    void events_of_a_claim_that_hold_nothing_are_in_no_ledger() {
        Collection<LedgerEntry> ledger = new Tape()
                .happens(story.started("Fair"), story.submitted("80.00"), story.reviewStarted())
                .happens(story.approved("80.00"), story.revoked("80.00"))
                .fold(new LedgerFold())
                .values();

        assertThat(ledger).isEmpty();
    }
}
