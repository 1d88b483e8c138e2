package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.PERIOD;
import static dev.coopclaims.command.claim.Sample.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coopclaims.command.claim.ClaimCourses.Standing;
import dev.coopclaims.command.claim.submission.CheckReadiness;
import dev.coopclaims.command.claim.submission.ExpireClaim;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.claim.submission.WarnOfExpiry;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.fund.DecideEarnings;
import dev.coopclaims.command.fund.ForfeitFund;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.DeadlineMoved;
import dev.coopclaims.kernel.fund.FundClaimingExtended;
import dev.coopclaims.kernel.fund.Qualification;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.source.FundId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A claim whose funds are decided late has thirty days more (C-7, F-2, F-3). The last day to claim is 15 August. */
class LateDecisionTest {
    private static final FundId FUND = Sample.IRISH_FUND;

    private final SampleClock clock = new SampleClock();
    private final ClaimNode node = new ClaimNode(SampleCatalogue.withThreshold(eur("1000.00")), clock);
    private final ClaimCourses courses = new ClaimCourses(node);

    @Test
    void while_it_is_not_decided_a_draft_does_not_expire_and_thirty_days_after_that_it_does_C_7() {
        ClaimId claim = courses.in(Standing.EDI);
        node.listed.add(claim);
        clock.set("2021-08-20T08:00:00Z");
        assertThat(sent(new ExpireClaim(claim))).isTrue();
        assertThat(node.claim(claim).status()).isEqualTo(ClaimStatus.EDITING);
        assertThat(told(claim)).isEqualTo("2021-09-19");
        assertThat(sent(new ForfeitFund(FUND))).isFalse();
        assertThat(problems(new SubmitClaim(claim))).containsExactly("FUNDS_NOT_DECIDED");

        clock.set("2021-09-01T08:00:00Z");
        assertThat(sent(new DecideEarnings(FUND))).isTrue();
        DeadlineMoved moved = (DeadlineMoved) node.events(claim.value()).getLast();
        assertThat(moved.deadline().lastDay()).isEqualTo("2021-10-01");
        assertThat(moved.exception()).isNull();
        assertThat(node.fund().dates().claimableUntil().lastDay()).isEqualTo("2021-10-01");
        clock.set("2021-10-01T22:59:59Z");
        assertThat(node.send(new SubmitClaim(claim), ALICE).result().requested())
                .isEqualTo(eur("1000.00"));
        clock.set("2021-10-02T07:00:00Z");
        assertThat(sent(new ForfeitFund(FUND))).isTrue();
        assertThat(node.fund().forfeited()).isEqualTo(eur("999000.00"));
    }

    @Test
    void a_claim_that_the_view_missed_is_told_before_it_would_expire_C_7() {
        ClaimId claim = courses.in(Standing.EDI);
        clock.set("2021-08-10T08:00:00Z");
        sent(new DecideEarnings(FUND));
        assertThat(told(claim)).isEqualTo("2021-08-15");
        clock.set("2021-08-20T08:00:00Z");
        assertThat(node.send(new CheckReadiness(claim), ALICE).result().problems())
                .isEmpty();
        assertThat(sent(new ExpireClaim(claim))).isTrue();
        assertThat(told(claim)).isEqualTo("2021-09-09");
        clock.set("2021-09-10T08:00:00Z");
        assertThat(sent(new ExpireClaim(claim))).isTrue();
        assertThat(node.claim(claim).status()).isEqualTo(ClaimStatus.EXPIRED);
    }

    @Test
    void a_decision_in_time_moves_nothing_C_7() {
        ClaimId claim = courses.in(Standing.EDI);
        node.listed.add(claim);
        sent(new DecideEarnings(FUND));
        assertThat(node.fund().qualification()).isEqualTo(Qualification.QUALIFIED);
        assertThat(told(claim)).isEqualTo("2021-08-15");
        assertThat(node.events(FUND.value())).noneMatch(FundClaimingExtended.class::isInstance);
        clock.set("2021-08-20T08:00:00Z");
        assertThat(sent(new ExpireClaim(claim))).isTrue();
        assertThat(node.claim(claim).status()).isEqualTo(ClaimStatus.EXPIRED);
    }

    @Test
    void instead_of_a_warning_a_draft_is_told_its_later_deadline_while_it_is_not_decided_C_7_C_12() {
        ClaimId claim = courses.in(Standing.EDI);
        clock.set("2021-08-12T08:00:00Z");
        assertThat(sent(new WarnOfExpiry(claim))).isTrue();
        assertThat(told(claim)).isEqualTo("2021-09-11");
        assertThat(node.names(claim.value())).doesNotContain("ClaimExpiryApproached");
    }

    @Test
    void a_claim_can_be_started_until_then_C_7_C_12() {
        clock.set("2021-08-20T08:00:00Z");
        node.send(start("claim-waiting"), ALICE);
        assertThat(told(new ClaimId("claim-waiting"))).isEqualTo("2021-09-19");
        sent(new DecideEarnings(FUND));
        clock.set("2021-09-19T22:00:00Z");
        node.send(start("claim-late"), ALICE);
        assertThat(told(new ClaimId("claim-late"))).isEqualTo("2021-09-19");
        clock.set("2021-09-20T08:00:00Z");
        assertThat(problems(start("claim-too-late"))).containsExactly("LATE_CLAIM");
    }

    private static StartClaim start(String claim) {
        return new StartClaim(
                new ClaimId(claim),
                "CLM-FY21H1-000077",
                "CSP_DIRECT",
                PERIOD,
                SampleCatalogue.euro(),
                Sample.details());
    }

    private LocalDate told(ClaimId claim) {
        return node.claim(claim).file().told().submitBy().lastDay();
    }

    private boolean sent(Command<Boolean> command) {
        return Boolean.TRUE.equals(
                node.send(command, Actor.system(Sample.RITA.organisation())).result());
    }

    private List<String> problems(Command<?> command) {
        return catchThrowableOfType(Refusal.class, () -> node.send(command, ALICE)).violations().stream()
                .map(Violation::code)
                .toList();
    }
}
