package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ClaimCourses.Standing;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.dispute.AcceptRejection;
import dev.coopclaims.command.earning.EarningRecord;
import dev.coopclaims.command.earning.RegisterEarning;
import dev.coopclaims.command.fund.ForfeitFund;
import dev.coopclaims.command.fund.WarnOfForfeiture;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.review.ApproveClaim;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.earning.ImportId;
import dev.coopclaims.kernel.fund.FundExpiryApproached;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.source.FundId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is left of a fund when its claiming period has closed (F-3, F-7). */
class ForfeitureTest {
    private static final FundId FUND = FundId.of(Sample.ORG, "CSP_DIRECT", "IE_OPS", Sample.PERIOD);
    /** 15 August ends last in Los Angeles. */
    private static final Instant CLOSED = Instant.parse("2021-08-16T07:00:00Z");

    private static final Actor FINANCE =
            new Actor(new UserId("fiona"), Set.of(Role.FINANCE), Sample.RITA.organisation(), Actor.Channel.API);

    private final SampleClock clock = new SampleClock();
    private final ClaimNode node = new ClaimNode(SampleCatalogue.withFundWarnings(List.of(7, 60, 14)), clock);
    private final ClaimCourses courses = new ClaimCourses(node);

    @Test
    void what_nothing_has_reserved_is_forfeited_once_the_period_has_closed_in_the_last_zone_F_3() {
        ClaimId claim = courses.in(Standing.SUB);
        clock.set(CLOSED.minusMillis(1));
        assertThat(sent(new ForfeitFund(FUND))).isFalse();
        clock.set(CLOSED);
        assertThat(sent(new ForfeitFund(FUND))).isTrue();
        assertThat(sent(new ForfeitFund(FUND))).as("once").isFalse();
        assertThat(node.fund().forfeited()).isEqualTo(eur("999000.00"));
        assertThat(node.fund().available()).isEqualTo(eur("0.00"));
        assertThat(node.fund().reservations().of(claim)).isEqualTo(eur("1000.00"));
        node.send(new ApproveClaim(claim, ""), Sample.RAVI);
        assertThat(node.fund().approved()).isEqualTo(eur("1000.00"));
    }

    @Test
    void what_a_claim_in_flight_gives_back_later_is_forfeited_in_the_same_step_F_3() {
        ClaimId claim = courses.in(Standing.REJ);
        node.send(new AddMember(Sample.ORG, new UserId("ada"), "Ada", null, Role.PARTNER_ADMIN), ClaimCourses.MANAGER);
        clock.set(CLOSED);
        sent(new ForfeitFund(FUND));
        node.send(
                new AcceptRejection(claim),
                new Actor(new UserId("ada"), Set.of(Role.PARTNER_ADMIN), Sample.ORG, Actor.Channel.WEB));
        assertThat(node.names(FUND.value())).endsWith("FundsReleased", "FundsForfeited");
        assertThat(node.events(FUND.value()).getLast())
                .isEqualTo(new FundsForfeited(FUND, Sample.ORG, eur("1000.00"), FundsForfeited.Cause.RELEASED_LATE));
        assertThat(node.fund().forfeited()).isEqualTo(eur("1000000.00"));
        assertThat(node.fund().available()).isEqualTo(eur("0.00"));
    }

    @Test
    void what_accrues_after_that_covers_the_own_shortfall_and_the_rest_is_forfeited_at_once_F_3_F_1() {
        node.lacking("IE_OPS", "70.00");
        clock.set(CLOSED);
        sent(new ForfeitFund(FUND));
        node.send(
                new RegisterEarning(
                        new EarningRecord(
                                "late",
                                Sample.ORG,
                                "CSP_DIRECT",
                                "IE_OPS",
                                LocalDate.of(2020, 12, 31),
                                eur("200.00"),
                                null),
                        new ImportId("import-2"),
                        Sample.PEOPLE),
                FINANCE);
        assertThat(node.events(FUND.value()).getLast()).isInstanceOfSatisfying(FundsForfeited.class, gone -> {
            assertThat(gone.cause()).isEqualTo(FundsForfeited.Cause.ACCRUED_LATE);
            assertThat(gone.amount()).isEqualTo(eur("10.00"));
        });
        assertThat(node.shortfall(FUND).open()).isEmpty();
        assertThat(node.fund().total()).isEqualTo(eur("1000010.00"));
        assertThat(node.fund().available()).isEqualTo(eur("0.00"));
    }

    @Test
    void the_partner_is_warned_of_what_is_unused_F_7() {
        clock.set("2021-08-01T06:59:59Z");
        assertThat(sent(new WarnOfForfeiture(FUND))).isFalse();
        clock.set("2021-08-01T07:00:00Z");
        assertThat(sent(new WarnOfForfeiture(FUND))).isTrue();
        assertThat(sent(new WarnOfForfeiture(FUND))).as("once").isFalse();
        clock.set("2021-08-14T00:00:00Z");
        assertThat(sent(new WarnOfForfeiture(FUND)))
                .as("of those missed, the last")
                .isTrue();
        assertThat(node.events(FUND.value()).stream()
                        .filter(FundExpiryApproached.class::isInstance)
                        .map(event -> ((FundExpiryApproached) event).daysLeft()))
                .containsExactly(14, 7);
        clock.set(CLOSED);
        assertThat(sent(new WarnOfForfeiture(FUND))).isFalse();
        assertThat(((FundExpiryApproached) node.events(FUND.value()).getLast()).unused())
                .isEqualTo(Money.of("1000000.00", "EUR"));
    }

    @Test
    void only_the_system_forfeits_F_3() {
        clock.set(CLOSED);
        assertThat(Sample.refusalOf(() -> node.send(new ForfeitFund(FUND), FINANCE)))
                .isInstanceOf(Refusal.class);
        assertThat(node.fund().expired()).isFalse();
    }

    private boolean sent(Command<Boolean> command) {
        return node.send(command, ClaimCourses.SYSTEM).result();
    }
}
