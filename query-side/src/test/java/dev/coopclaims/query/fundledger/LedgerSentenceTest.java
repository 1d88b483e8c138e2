package dev.coopclaims.query.fundledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.query.fundledger.LedgerEntry.Kind;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Tape;
import java.util.Collection;
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
    void events_of_a_claim_that_hold_nothing_are_in_no_ledger() {
        Collection<LedgerEntry> ledger = new Tape()
                .happens(story.started("Fair"), story.submitted("80.00"), story.reviewStarted())
                .happens(story.approved("80.00"), story.revoked("80.00"))
                .fold(new LedgerFold())
                .values();

        assertThat(ledger).isEmpty();
    }
}
