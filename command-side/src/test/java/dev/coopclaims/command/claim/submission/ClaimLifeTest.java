package dev.coopclaims.command.claim.submission;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.IRISH_FUND;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.STRANGER;
import static dev.coopclaims.command.claim.Sample.bill;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.AddComment;
import dev.coopclaims.command.claim.AddCost;
import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.Readiness;
import dev.coopclaims.command.claim.RemoveCost;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SubmissionReceipt;
import dev.coopclaims.command.dispatch.CommandResult;
import dev.coopclaims.command.review.ApproveClaim;
import dev.coopclaims.command.review.RejectClaim;
import dev.coopclaims.command.review.StartReview;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A claim's life through the command bus, with funds and invoices in the same unit of work. */
class ClaimLifeTest {
    private static final String NUMBER = "CLM-FY21H1-000001";
    private static final String INVOICE = Sample.invoiceId("R-1").value();

    private final ClaimNode node = new ClaimNode();

    @Test
    void a_claim_is_submitted_and_approved_with_its_funds_C_8_V_3() {
        node.funded("5000.00");
        ClaimId claim = node.ready("claim-1", NUMBER, bill());

        CommandResult<SubmissionReceipt> submitted = node.send(new SubmitClaim(claim), ALICE);

        assertThat(submitted.version()).hasValue(6);
        assertThat(submitted.position()).as("claim, fund, invoice twice").hasValue(11);
        assertThat(node.fund().available()).isEqualTo(eur("4000.00"));
        assertThat(node.fund().reservations().of(claim)).isEqualTo(eur("1000.00"));
        assertThat(node.names(INVOICE)).containsExactly("InvoiceRegistered", "InvoiceShareClaimed");

        node.send(new StartReview(claim), RITA);
        node.send(new ApproveClaim(claim, "well done"), RITA);

        assertThat(node.fund().approved()).isEqualTo(eur("1000.00"));
        assertThat(node.fund().reservations().total()).isEqualTo(eur("0.00"));
        assertThat(node.names(claim.value()))
                .endsWith("ClaimSubmitted", "ReviewAssigned", "ReviewStarted", "ClaimApproved");
    }

    @Test
    void a_rejection_touches_no_fund_D_3() {
        node.funded("5000.00");
        ClaimId claim = node.ready("claim-1", NUMBER, bill());
        node.send(new SubmitClaim(claim), ALICE);
        List<String> before = node.names(IRISH_FUND.value());

        node.send(new RejectClaim(claim, List.of("EXPENSE_NOT_ELIGIBLE"), "no advert"), RITA);

        assertThat(node.names(IRISH_FUND.value())).isEqualTo(before);
        assertThat(node.fund().reservations().of(claim)).isEqualTo(eur("1000.00"));
    }

    @Test
    void a_refused_submission_leaves_nothing_C_8() {
        node.funded("999.99");
        ClaimId claim = node.ready("claim-1", NUMBER, bill());

        assertThat(codesOf(() -> node.send(new SubmitClaim(claim), ALICE))).containsExactly("INSUFFICIENT_FUNDS");
        assertThat(node.events(INVOICE)).isEmpty();
        assertThat(node.names(claim.value())).doesNotContain("ClaimSubmitted");
        assertThat(node.fund().available()).isEqualTo(eur("999.99"));
    }

    @Test
    void the_same_invoice_in_a_second_claim_names_the_first_C_9() {
        node.funded("5000.00");
        node.send(new SubmitClaim(node.ready("claim-1", NUMBER, bill())), ALICE);
        ClaimId second = node.ready("claim-2", "CLM-FY21H1-000002", bill());

        var refusal = refusalOf(() -> node.send(new SubmitClaim(second), ALICE));

        assertThat(refusal.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo("INVOICE_EXHAUSTED");
            assertThat(violation.message()).contains(NUMBER);
        });
    }

    @Test
    void readiness_is_asked_by_partner_and_vendor_and_writes_nothing_C_7() {
        node.funded("5000.00");
        ClaimId claim = node.ready("claim-1", NUMBER, bill());

        CommandResult<Readiness> asked = node.send(new CheckReadiness(claim), RITA);

        assertThat(asked.result().ready()).isTrue();
        assertThat(asked.position()).isEmpty();
        assertThat(node.send(new CheckReadiness(claim), ALICE).result().ready()).isTrue();
    }

    @Test
    void submissions_that_race_never_overdraw_the_fund_F_4() throws Exception {
        node.funded("5000.00");
        List<ClaimId> claims = IntStream.range(0, 16)
                .mapToObj(i -> node.ready("claim-" + i, "CLM-FY21H1-00001" + i, bill("R-" + i, "1000.00", null)))
                .toList();
        List<Callable<Boolean>> submissions = new ArrayList<>();
        claims.forEach(claim -> submissions.add(() -> isSubmitted(claim)));

        int winners = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> outcome : threads.invokeAll(submissions, 30, TimeUnit.SECONDS)) {
                winners += outcome.get() ? 1 : 0;
            }
        }

        assertThat(winners).isEqualTo(5);
        assertThat(node.fund().available()).isEqualTo(eur("0.00"));
    }

    private boolean isSubmitted(ClaimId claim) {
        try {
            node.send(new SubmitClaim(claim), ALICE);
            return true;
        } catch (Refusal refused) {
            assertThat(refused.violations())
                    .extracting(violation -> violation.code())
                    .containsExactly("INSUFFICIENT_FUNDS");
            return false;
        }
    }

    @Nested
    class SomebodyElsesClaim {

        @Test
        void answers_as_if_it_did_not_exist_whatever_version_is_named_R_1() {
            ClaimId claim = node.ready("claim-1", NUMBER, bill());
            ClaimId unknown = new ClaimId("claim-unknown");

            for (Long version : List.of(0L, 5L, 99L)) {
                Refusal others = refusalOf(() -> node.send(new SubmitClaim(claim), STRANGER, version));
                Refusal none = refusalOf(() -> node.send(new SubmitClaim(unknown), STRANGER, version));

                assertThat(others.kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
                assertThat(none.kind()).isEqualTo(others.kind());
                assertThat(none.getMessage()).isEqualTo(others.getMessage());
            }
        }

        @Test
        void is_neither_edited_nor_asked_about_nor_commented_R_1() {
            ClaimId claim = node.ready("claim-1", NUMBER, bill());

            assertThat(refusalOf(() -> node.send(new RemoveCost(claim, COST), STRANGER))
                            .kind())
                    .isEqualTo(Refusal.Kind.NOT_FOUND);
            assertThat(refusalOf(() -> node.send(new CheckReadiness(claim), STRANGER))
                            .kind())
                    .isEqualTo(Refusal.Kind.NOT_FOUND);
            assertThat(refusalOf(() -> node.send(comment(claim), STRANGER)).kind())
                    .isEqualTo(Refusal.Kind.NOT_FOUND);
        }

        @Test
        void is_commented_by_a_reviewer_but_not_edited_C_4() {
            ClaimId claim = node.ready("claim-1", NUMBER, bill());

            node.send(comment(claim), RITA);

            assertThat(node.names(claim.value())).endsWith("CommentAdded");
            assertThat(refusalOf(() -> node.send(new RemoveCost(claim, COST), RITA))
                            .kind())
                    .isEqualTo(Refusal.Kind.NOT_FOUND);
        }

        private static AddComment comment(ClaimId claim) {
            return new AddComment(claim, new CommentId("comment-1"), "Hi", null);
        }
    }

    @Nested
    class TwoPeopleAtOnce {

        @Test
        void who_saw_an_older_version_is_told_so_and_nothing_happens() {
            ClaimId claim = node.ready("claim-1", NUMBER, bill());

            assertThat(refusalOf(() -> node.send(new RemoveCost(claim, COST), ALICE, 4L))
                            .kind())
                    .isEqualTo(Refusal.Kind.PRECONDITION_FAILED);
            assertThat(node.send(new RemoveCost(claim, COST), ALICE, 5L).version())
                    .hasValue(6);
        }

        @Test
        void a_locked_claim_is_a_conflict_C_4() {
            node.funded("5000.00");
            ClaimId claim = node.ready("claim-1", NUMBER, bill());
            node.send(new SubmitClaim(claim), ALICE);

            assertThat(refusalOf(() -> node.send(new AddCost(claim, COST, bill()), ALICE))
                            .kind())
                    .isEqualTo(Refusal.Kind.CONFLICT);
        }
    }
}
