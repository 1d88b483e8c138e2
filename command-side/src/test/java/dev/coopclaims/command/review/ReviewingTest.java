package dev.coopclaims.command.review;

import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.IRISH_FUND;
import static dev.coopclaims.command.claim.Sample.NOW;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.RAVI;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.after;
import static dev.coopclaims.command.claim.Sample.approve;
import static dev.coopclaims.command.claim.Sample.approved;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.editing;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static dev.coopclaims.command.claim.Sample.rejected;
import static dev.coopclaims.command.claim.Sample.submitted;
import static dev.coopclaims.command.claim.Sample.underReview;
import static dev.coopclaims.command.claim.SampleCatalogue.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DisputeDismissed;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.RejectedPart;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReviewingTest {
    private static final List<ClaimState> NOT_TO_BE_REVIEWED = List.of(editing(), approved(), rejected());

    @Nested
    class StartReview {

        @Test
        void picking_a_claim_assigns_it_and_starts_the_review_V_1() {
            List<ClaimEvent> events = Reviewing.start(submitted(), RITA);

            assertThat(events)
                    .containsExactly(
                            new ReviewAssigned(CLAIM, ORG, RITA.user()), new ReviewStarted(CLAIM, ORG, RITA.user()));
            assertThat(after(submitted(), events).status()).isEqualTo(ClaimStatus.UNDER_REVIEW);
        }

        @Test
        void who_reviews_it_already_may_pick_it_again() {
            assertThat(Reviewing.start(underReview(), RITA)).isEmpty();
        }

        @Test
        void what_somebody_else_reviews_is_a_conflict() {
            assertThat(refusalOf(() -> Reviewing.start(underReview(), RAVI)).kind())
                    .isEqualTo(Refusal.Kind.CONFLICT);
        }

        @Test
        void only_a_submitted_claim_is_reviewed() {
            for (ClaimState state : NOT_TO_BE_REVIEWED) {
                assertThat(refusalOf(() -> Reviewing.start(state, RITA)).kind()).isEqualTo(Refusal.Kind.CONFLICT);
            }
        }
    }

    /** Only the assigned reviewer decides and asks; another reviewer has to take the review over first (V-1). */
    @Nested
    class SomebodyElsesReview {

        @Test
        void is_not_decided_asked_about_picked_or_given_back_V_1() {
            ClaimState assigned = after(submitted(), List.of(new ReviewAssigned(CLAIM, ORG, RITA.user())));
            for (ClaimState state : List.of(assigned, underReview())) {
                for (ThrowingCallable step : List.<ThrowingCallable>of(
                        () -> Reviewing.start(state, RAVI),
                        () -> Reviewing.release(state, RAVI),
                        () -> approve(state, "", RAVI),
                        () -> reject(state, RAVI, List.of("LATE_CLAIM"), "late"),
                        () -> RequestingInformation.ask(state, List.of(ITEM), RAVI, CATALOGUE, NOW))) {
                    assertThat(refusalOf(step))
                            .hasMessageContaining("rita")
                            .hasMessageContaining("reviewer")
                            .extracting(Refusal::kind)
                            .isEqualTo(Refusal.Kind.CONFLICT);
                }
            }
        }

        @Test
        void is_taken_over_by_a_reassignment_that_both_see_V_1() {
            List<ClaimEvent> takenOver = Reviewing.reassign(underReview(), RAVI.user());

            assertThat(takenOver).containsExactly(new ReviewAssigned(CLAIM, ORG, RAVI.user()));
            assertThat(approve(after(underReview(), takenOver), "", RAVI))
                    .singleElement()
                    .isInstanceOf(ClaimApproved.class);
            assertThat(refusalOf(() -> approve(after(underReview(), takenOver), "", RITA))
                            .kind())
                    .isEqualTo(Refusal.Kind.CONFLICT);
        }

        @Test
        void that_was_given_back_is_anybodys() {
            ClaimState free = after(underReview(), Reviewing.release(underReview(), RITA));

            assertThat(Reviewing.start(free, RAVI)).hasSize(2);
        }

        @Test
        void whoever_revokes_goes_on_with_it_V_5() {
            RevokeApproval command = new RevokeApproval(CLAIM, "odd", List.of(ITEM), List.of(), "");

            assertThat(Revoking.decide(approved(), command, RAVI, CATALOGUE, NOW))
                    .extracting(event -> event.getClass().getSimpleName())
                    .containsExactly("ApprovalRevoked", "ReviewAssigned", "InformationRequested");
        }
    }

    @Nested
    class ApproveClaim {

        @Test
        void the_full_requested_amount_is_approved_of_every_cost_and_fund_V_3() {
            List<ClaimEvent> events = approve(underReview(), " well done ", RITA);

            assertThat(events)
                    .containsExactly(new ClaimApproved(
                            CLAIM,
                            ORG,
                            eur("1000.00"),
                            List.of(new ApprovedCost(COST, eur("1000.00"), null)),
                            List.of(Allocation.of(IRISH_FUND, eur("1000.00"))),
                            "well done",
                            List.of(),
                            false,
                            List.of("BRAND"),
                            CATALOGUE.version()));
            assertThat(after(underReview(), events).status()).isEqualTo(ClaimStatus.APPROVED);
        }

        @Test
        void a_decision_without_a_started_review_starts_it_in_the_same_step_V_7() {
            assertThat(approve(submitted(), "", RITA))
                    .extracting(event -> event.getClass().getSimpleName())
                    .containsExactly("ReviewAssigned", "ReviewStarted", "ClaimApproved");
        }

        @Test
        void only_a_submitted_claim_is_decided() {
            for (ClaimState state : NOT_TO_BE_REVIEWED) {
                assertThat(refusalOf(() -> approve(state, "", RITA)).kind()).isEqualTo(Refusal.Kind.CONFLICT);
            }
        }
    }

    @Nested
    class RejectClaim {

        @Test
        void it_names_reasons_and_a_text_and_the_funds_stay_held_V_4_D_3() {
            List<ClaimEvent> events = reject(underReview(), RITA, List.of("LATE_CLAIM", "LATE_CLAIM"), "too late");

            assertThat(events).singleElement().isInstanceOfSatisfying(ClaimRejected.class, event -> {
                assertThat(event.reasons()).containsExactly("LATE_CLAIM");
                assertThat(event.text()).isEqualTo("too late");
                assertThat(event.held()).containsExactly(Allocation.of(IRISH_FUND, eur("1000.00")));
            });
            assertThat(after(underReview(), events).status()).isEqualTo(ClaimStatus.REJECTED);
        }

        @Test
        void it_can_be_disputed_for_30_days_that_end_at_the_claims_location_D_1_T_5() {
            ClaimRejected event = (ClaimRejected)
                    reject(underReview(), RITA, List.of("LATE_CLAIM"), "late").getLast();

            assertThat(event.disputableUntil())
                    .isEqualTo(Deadline.endOf(LocalDate.of(2021, 7, 31), SampleCatalogue.DUBLIN));
        }

        @Test
        void reasons_are_of_the_catalogue_and_allow_a_rejection_V_4() {
            assertThat(codesOf(() -> reject(underReview(), RITA, List.of("MISSING_POE", "MOOD"), " ")))
                    .containsExactly("REASON_NOT_ALLOWED", "REASON_NOT_ALLOWED", "TEXT_MISSING");
            assertThat(codesOf(() -> reject(underReview(), RITA, List.of(), "late")))
                    .containsExactly("REASON_MISSING");
        }

        @Test
        void a_reason_may_be_about_a_cost_a_document_or_a_core_requirement_V_4() {
            List<RejectedPart> parts = List.of(
                    new RejectedPart("LATE_CLAIM", COST, null, null),
                    new RejectedPart("LATE_CLAIM", null, Sample.PIECE, null),
                    new RejectedPart("LATE_CLAIM", null, null, "BRAND"));

            assertThat(rejecting(parts)).singleElement().isInstanceOfSatisfying(ClaimRejected.class, event -> {
                assertThat(event.parts()).isEqualTo(parts);
            });
        }

        @Test
        void what_it_is_about_is_one_thing_of_the_claim_V_4() {
            assertThat(codesOf(() -> rejecting(List.of(
                            new RejectedPart("EXPENSE_NOT_ELIGIBLE", COST, null, null),
                            new RejectedPart("LATE_CLAIM", null, null, null),
                            new RejectedPart("LATE_CLAIM", COST, Sample.PIECE, null),
                            new RejectedPart("LATE_CLAIM", new CostId("cost-9"), null, null),
                            new RejectedPart("LATE_CLAIM", null, new DocumentId("document-9"), null),
                            new RejectedPart("LATE_CLAIM", null, null, "CODE")))))
                    .containsExactly(
                            "REASON_NOT_GIVEN",
                            "SUBJECT_MISSING",
                            "SEVERAL_SUBJECTS",
                            "UNKNOWN_COST",
                            "UNKNOWN_DOCUMENT",
                            "UNKNOWN_REQUIREMENT");
        }

        @Test
        void a_dismissed_dispute_says_it_too_V_4() {
            ClaimState disputed = after(
                    rejected(),
                    List.of(new DisputeOpened(CLAIM, ORG, "look again", List.of(), List.of(), Sample.OVER)));
            List<RejectedPart> parts = List.of(new RejectedPart("LATE_CLAIM", COST, null, null));

            assertThat(Reviewing.reject(disputed, List.of("LATE_CLAIM"), parts, "late", RAVI, CATALOGUE, NOW))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            DisputeDismissed.class,
                            event -> assertThat(event.parts()).isEqualTo(parts));
        }

        private List<ClaimEvent> rejecting(List<RejectedPart> parts) {
            return Reviewing.reject(underReview(), List.of("LATE_CLAIM"), parts, "late", RITA, CATALOGUE, NOW);
        }

        @Test
        void a_reason_that_does_not_fit_is_told_with_what_it_is_for_V_4() {
            assertThat(Sample.refusalOf(() -> reject(underReview(), RITA, List.of("MISSING_POE"), "late")))
                    .hasMessageContaining(
                            "MISSING_POE is a reason for a request for information, not for a rejection.");
            assertThat(Sample.refusalOf(() -> reject(underReview(), RITA, List.of("MOOD"), "late")))
                    .hasMessageContaining("has no reason MOOD");
        }

        @Test
        void a_decision_without_a_started_review_starts_it_in_the_same_step_V_7() {
            assertThat(reject(submitted(), RITA, List.of("EXPENSE_NOT_ELIGIBLE"), "no"))
                    .extracting(event -> event.getClass().getSimpleName())
                    .containsExactly("ReviewAssigned", "ReviewStarted", "ClaimRejected");
        }

        @Test
        void only_a_submitted_claim_is_decided() {
            for (ClaimState state : NOT_TO_BE_REVIEWED) {
                assertThat(refusalOf(() -> reject(state, RITA, List.of("LATE_CLAIM"), "late"))
                                .kind())
                        .isEqualTo(Refusal.Kind.CONFLICT);
            }
        }
    }

    private static final InformationItem ITEM =
            new InformationItem(new InformationItemId("item-1"), "MISSING_POE", "where?", null, null, null);

    private static List<ClaimEvent> reject(ClaimState state, Actor actor, List<String> reasons, String text) {
        return Reviewing.reject(state, reasons, List.of(), text, actor, CATALOGUE, NOW);
    }
}
