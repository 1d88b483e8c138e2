package dev.coopclaims.query.fundbalances;

import static dev.coopclaims.query.story.ClaimStory.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.fund.FundClaimingExtended;
import dev.coopclaims.kernel.fund.FundOpened;
import dev.coopclaims.kernel.fund.FundsApproved;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.sample.EventSamples;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Tape;
import org.junit.jupiter.api.Test;

class FundBalancesFoldTest {
    private final ClaimStory story = new ClaimStory("adatum", 1);
    private final Tape tape = new Tape();

    @Test
    void money_moves_from_earned_to_reserved_to_approved() {
        tape.happens(story.fundOpened(), story.accrued("1", "1000.00"), story.reserved("400.00"));
        assertThat(fund().available()).isEqualTo(eur("600.00"));
        assertThat(fund().claimed()).isEqualTo(eur("400.00"));

        tape.happens(
                story.approved("300.00", new ApprovedCost(ClaimStory.costId("hall"), eur("300.00"), "too much")),
                new FundsApproved(story.fund, story.organisation, story.claim, eur("300.00")),
                new FundsReleased(
                        story.fund, story.organisation, story.claim, eur("100.00"), FundsReleased.Reason.REDUCED));
        assertThat(fund().balances().approved()).isEqualTo(eur("300.00"));
        assertThat(fund().balances().reserved()).isEqualTo(eur("0"));
        assertThat(fund().available()).isEqualTo(eur("700.00"));
    }

    @Test
    void a_rejected_claim_stays_reserved_as_held_and_comes_back_when_the_rejection_is_final() {
        tape.happens(
                story.fundOpened(), story.accrued("1", "1000.00"), story.reserved("400.00"), story.rejected("400.00"));
        assertThat(fund().balances().heldForDispute()).isEqualTo(eur("400.00"));
        assertThat(fund().balances().reserved()).isEqualTo(eur("400.00"));
        assertThat(fund().claimed()).isEqualTo(eur("400.00"));
        assertThat(fund().available()).isEqualTo(eur("600.00"));

        tape.happens(new FundsReleased(
                story.fund, story.organisation, story.claim, eur("400.00"), FundsReleased.Reason.REJECTION_FINAL));
        assertThat(fund().balances().heldForDispute()).isEqualTo(eur("0"));
        assertThat(fund().balances().reserved()).isEqualTo(eur("0"));
        assertThat(fund().available()).isEqualTo(eur("1000.00"));
    }

    @Test
    void what_was_forfeited_is_available_again_until_the_later_day_less_what_corrections_lacked_F_1_F_3_X_1() {
        FundClaimingExtended longer =
                EventSamples.of(FundClaimingExtended.class).getFirst();
        FundOpened opened = ClaimStory.opened(longer.fund(), longer.organisation());
        Money zero = Money.zero(longer.restored().currency());
        FundsForfeited forfeited = new FundsForfeited(
                longer.fund(), longer.organisation(), longer.restored(), FundsForfeited.Cause.CLAIMING_CLOSED);
        FundStanding closed = FundStanding.of(opened).after(forfeited);
        assertThat(closed.expired()).isTrue();
        FundStanding again = closed.after(longer);
        assertThat(again.expired()).isFalse();
        assertThat(again.claimableUntil()).isEqualTo(longer.claimableUntil());
        FundMovement moved = FundMovement.of(longer, longer.fund()).orElseThrow();
        assertThat(moved.forfeited()).isEqualTo(zero.minus(longer.restored()));
        assertThat(moved.total()).isEqualTo(zero.minus(longer.shortfallNetted()));
    }

    @Test
    void a_fund_begins_with_its_opening() {
        tape.happens(story.accrued("1", "1000.00"));

        assertThatThrownBy(this::fund).isInstanceOf(IllegalStateException.class);
    }

    private FundBalances fund() {
        return tape.fold(new FundBalancesFold()).values().iterator().next();
    }
}
