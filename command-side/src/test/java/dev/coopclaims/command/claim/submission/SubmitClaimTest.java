package dev.coopclaims.command.claim.submission;

import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.IRISH_FUND;
import static dev.coopclaims.command.claim.Sample.NOW;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.editing;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.fund;
import static dev.coopclaims.command.claim.Sample.locked;
import static dev.coopclaims.command.claim.Sample.ready;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static dev.coopclaims.command.claim.Sample.submitted;
import static dev.coopclaims.command.claim.SampleCatalogue.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.claim.submission.Submission.Surroundings;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.fund.FundId;
import dev.coopclaims.kernel.fund.FundsReserved;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubmitClaimTest {
    private static final Surroundings ENOUGH =
            new Surroundings(List.of(fund("IE_OPS", "5000.00", "EUR")), Map.of(), Map.of());

    @Test
    void a_ready_claim_reserves_funds_in_the_same_step_C_8() {
        Submission submission = Submission.decide(ready(), ENOUGH, CATALOGUE, NOW);

        assertThat(submission.claim().requested()).isEqualTo(eur("1000.00"));
        assertThat(submission.claim().allocations()).containsExactly(Allocation.of(IRISH_FUND, eur("1000.00")));
        assertThat(submission.funds()).containsExactly(new FundsReserved(IRISH_FUND, ORG, CLAIM, eur("1000.00")));
        assertThat(Sample.after(ready(), List.of(submission.claim())).status()).isEqualTo(ClaimStatus.SUBMITTED);
    }

    @Test
    void a_claim_draws_on_several_funds_F_5() {
        Surroundings two = new Surroundings(
                List.of(fund("IE_OPS", "300.00", "EUR"), fund("DE_OPS", "900.00", "EUR")), Map.of(), Map.of());

        assertThat(Submission.decide(ready(), two, CATALOGUE, NOW).funds())
                .containsExactly(
                        new FundsReserved(IRISH_FUND, ORG, CLAIM, eur("300.00")),
                        new FundsReserved(
                                FundId.of(ORG, "CSP_DIRECT", "DE_OPS", Sample.PERIOD), ORG, CLAIM, eur("700.00")));
    }

    @Test
    void the_review_is_due_at_the_end_of_the_second_business_day_of_the_validation_team_V_1_T_5() {
        // Thursday; Friday and Monday are the two business days; Dublin is an hour ahead in July.
        assertThat(Submission.decide(ready(), ENOUGH, CATALOGUE, NOW).claim().reviewDue())
                .isEqualTo(Deadline.endOf(LocalDate.of(2021, 7, 5), SampleCatalogue.DUBLIN));
    }

    @Test
    void originals_are_kept_for_24_months_after_the_last_day_of_the_activity_H_5() {
        assertThat(Submission.decide(ready(), ENOUGH, CATALOGUE, NOW).claim().keepOriginalsUntil())
                .isEqualTo(LocalDate.of(2023, 3, 31));
    }

    @Test
    void a_claim_that_is_not_ready_is_refused_with_every_problem_C_7() {
        assertThat(codesOf(() -> Submission.decide(editing(), ENOUGH, CATALOGUE, NOW)))
                .containsExactly("CORE_REQUIREMENT_NOT_TICKED", "MISSING_POE", "METRICS_MISSING", "REQUESTED_ZERO");
    }

    @Test
    void readiness_says_what_the_submission_says_C_7() {
        Surroundings none = new Surroundings(List.of(), Map.of(), Map.of());

        assertThat(Submission.check(ready().file(), none, CATALOGUE, NOW).problems())
                .isEqualTo(refusalOf(() -> Submission.decide(ready(), none, CATALOGUE, NOW))
                        .violations());
    }

    @Test
    void a_locked_claim_is_not_submitted_again_C_4() {
        assertThat(submitted().status()).isEqualTo(ClaimStatus.SUBMITTED);
        for (ClaimState state : locked()) {
            assertThat(refusalOf(() -> Submission.decide(state, ENOUGH, CATALOGUE, NOW))
                            .kind())
                    .isEqualTo(Refusal.Kind.CONFLICT);
        }
    }
}
