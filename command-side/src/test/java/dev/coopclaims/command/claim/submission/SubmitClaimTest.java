package dev.coopclaims.command.claim.submission;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.IRISH_FUND;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.editing;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.fund;
import static dev.coopclaims.command.claim.Sample.given;
import static dev.coopclaims.command.claim.Sample.locked;
import static dev.coopclaims.command.claim.Sample.ready;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static dev.coopclaims.command.claim.Sample.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.claim.SubmissionReceipt;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.fund.FundsReserved;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubmitClaimTest {
    private static final FundState ENOUGH = fund("IE_OPS", "5000.00", "EUR");

    @Test
    void a_ready_claim_reserves_funds_in_the_same_commit_C_8() {
        Changes changes = submit(ready(), ENOUGH).changes();

        ClaimSubmitted submitted = changes.of(ClaimSubmitted.class).getFirst();
        assertThat(submitted.requested()).isEqualTo(eur("1000.00"));
        assertThat(submitted.allocations()).containsExactly(Allocation.of(IRISH_FUND, eur("1000.00")));
        assertThat(changes.of(FundsReserved.class))
                .containsExactly(new FundsReserved(IRISH_FUND, ORG, CLAIM, eur("1000.00")));
        assertThat(Sample.after(ready(), List.of(submitted)).status()).isEqualTo(ClaimStatus.SUBMITTED);
    }

    @Test
    void a_claim_draws_on_several_funds_F_5() {
        Changes changes = submit(ready(), fund("IE_OPS", "300.00", "EUR"), fund("DE_OPS", "900.00", "EUR"))
                .changes();

        assertThat(changes.of(FundsReserved.class))
                .containsExactly(
                        new FundsReserved(IRISH_FUND, ORG, CLAIM, eur("300.00")),
                        new FundsReserved(
                                FundId.of(ORG, "CSP_DIRECT", "DE_OPS", Sample.PERIOD), ORG, CLAIM, eur("700.00")));
    }

    @Test
    void the_review_is_due_at_the_end_of_the_second_business_day_of_the_validation_team_V_1_T_5() {
        // Thursday; Friday and Monday are the two business days; Dublin is an hour ahead in July.
        assertThat(submit(ready(), ENOUGH).result().due())
                .isEqualTo(Deadline.endOf(LocalDate.of(2021, 7, 5), SampleCatalogue.DUBLIN));
    }

    @Test
    void originals_are_kept_for_24_months_after_the_last_day_of_the_activity_H_5() {
        assertThat(submit(ready(), ENOUGH).result().keepOriginalsUntil()).isEqualTo(LocalDate.of(2023, 3, 31));
    }

    @Test
    void a_claim_that_is_not_ready_is_refused_with_every_problem_C_7() {
        assertThat(codesOf(() -> submit(editing(), ENOUGH)))
                .containsExactly("CORE_REQUIREMENT_NOT_TICKED", "MISSING_POE", "METRICS_MISSING", "REQUESTED_ZERO");
    }

    @Test
    void readiness_says_what_the_submission_says_C_7() {
        assertThat(given(ready())
                        .when(new CheckReadiness(CLAIM), ALICE)
                        .result()
                        .problems())
                .isNotEmpty()
                .isEqualTo(refusalOf(() -> submit(ready())).violations());
    }

    @Test
    void a_locked_claim_is_not_submitted_again_C_4() {
        assertThat(submitted().status()).isEqualTo(ClaimStatus.SUBMITTED);
        for (ClaimState state : locked()) {
            assertThat(refusalOf(() -> submit(state, ENOUGH)).kind()).isEqualTo(Refusal.Kind.CONFLICT);
        }
    }

    private static Decision<SubmissionReceipt> submit(ClaimState claim, FundState... funds) {
        return given(claim, funds).when(new SubmitClaim(CLAIM), ALICE);
    }
}
