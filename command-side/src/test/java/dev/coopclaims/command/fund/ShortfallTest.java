package dev.coopclaims.command.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.kernel.fund.EarningsShortfallNetted;
import dev.coopclaims.kernel.fund.ShortfallEvent;
import dev.coopclaims.kernel.fund.ShortfallId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShortfallTest {
    private static final OrganisationId PARTNER = new OrganisationId("org-1");
    private static final FundId OLDER = FundId.of(PARTNER, "CSP.2", "MIOL", EarningPeriod.ofLabel("FY20-H2"));
    private static final FundId OLD = FundId.of(PARTNER, "CSP.2", "MIOL", EarningPeriod.ofLabel("FY21-H1"));
    private static final FundId NEW = FundId.of(PARTNER, "CSP.2", "MIOL", EarningPeriod.ofLabel("FY21-H2"));

    @Test
    void one_stream_stands_for_every_period_of_an_organisation_a_programme_and_an_entity_F_1() {
        assertThat(ShortfallId.of(OLDER)).isEqualTo(ShortfallId.of(NEW)).hasToString("shortfall-1.CSP.2.MIOL");
        assertThat(ShortfallId.of(NEW))
                .isNotEqualTo(ShortfallId.of(FundId.of(PARTNER, "CSP.2", "DE", EarningPeriod.ofLabel("FY21-H2"))));
    }

    @Test
    void an_accrual_makes_good_what_has_waited_longest_first() {
        ShortfallState state = kept(kept(kept(null, OLD, "10.00"), OLDER, "20.00"), OLD, "5.00");
        assertThat(state.total()).isEqualTo(eur("35.00"));
        List<EarningsShortfallNetted> netted = ShortfallDecisions.netOldest(state, NEW, eur("25.00"));
        assertThat(netted)
                .extracting(EarningsShortfallNetted::fund, EarningsShortfallNetted::by, EarningsShortfallNetted::amount)
                .containsExactly(tuple(OLD, NEW, eur("15.00")), tuple(OLDER, NEW, eur("10.00")));
        ShortfallState after = after(state, netted);
        assertThat(after.of(OLD)).isEqualTo(eur("0.00"));
        assertThat(after.of(OLDER)).isEqualTo(eur("10.00"));
        assertThat(after(after, ShortfallDecisions.netOldest(after, NEW, eur("10.00")))
                        .open())
                .isEmpty();
    }

    @Test
    void what_a_claim_gives_back_makes_good_its_own_fund_alone() {
        ShortfallState state = kept(kept(null, OLD, "10.00"), OLDER, "20.00");
        ShortfallState after = after(state, List.of(ShortfallDecisions.netOwn(state, OLDER, eur("20.00"))));
        assertThat(after.open()).containsExactly(new ShortfallState.Open(OLD, eur("10.00")));
    }

    @Test
    void more_than_is_open_is_not_made_good_and_more_than_an_amount_can_be_is_not_kept() {
        ShortfallState state = kept(null, OLD, "999999999999.99");
        assertThatThrownBy(() -> ShortfallDecisions.netOldest(kept(null, OLD, "1.00"), NEW, eur("1.01")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> kept(state, NEW, "0.01"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.violations().getFirst().code())
                                .isEqualTo(RefusalCode.SHORTFALL_TOO_LARGE.code()));
    }

    private static ShortfallState kept(@Nullable ShortfallState before, FundId fund, String amount) {
        return after(
                before, List.of(ShortfallDecisions.keep(before, fund, PARTNER, Sample.earningId("r-1"), eur(amount))));
    }

    private static ShortfallState after(@Nullable ShortfallState before, List<? extends ShortfallEvent> events) {
        ShortfallState state = before;
        for (ShortfallEvent event : events) {
            state = ShortfallState.evolve(state, event);
        }
        return Objects.requireNonNull(state);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
