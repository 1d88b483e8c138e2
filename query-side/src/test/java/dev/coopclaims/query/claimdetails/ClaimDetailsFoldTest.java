package dev.coopclaims.query.claimdetails;

import static dev.coopclaims.query.story.ClaimStory.costId;
import static dev.coopclaims.query.story.ClaimStory.documentId;
import static dev.coopclaims.query.story.ClaimStory.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.CostChanged;
import dev.coopclaims.kernel.claim.CostRemoved;
import dev.coopclaims.kernel.claim.DeadlineMoved;
import dev.coopclaims.kernel.claim.DocumentRemoved;
import dev.coopclaims.kernel.claim.InformationItemAnswered;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.MetricRecorded;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.source.ExceptionId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.claimdetails.ClaimContents.ClaimDocument;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.progress.ClaimProgress;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Tape;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimDetailsFoldTest {
    private final ClaimStory story = new ClaimStory("adatum", 1);
    private final Tape tape = new Tape();

    @Test
    void a_claim_from_the_first_form_to_a_reduced_approval() {
        tape.at("2021-03-01T09:00:00Z").happens(story.started("Spring seminar"));
        assertThat(details().requested()).isEqualTo(eur("0"));

        tape.happens(
                story.costAdded("hall", "Town Hall Ltd", "800.00"),
                story.costAdded("print", "Print & Co", "150.00"),
                new CostChanged(story.claim, story.organisation, story.cost("print", "Print & Co", "200.00")),
                story.attached("invoice", "content-1"),
                story.attached("wrong", "content-2"),
                story.ticked("AGENDA", "invoice"),
                new MetricRecorded(story.claim, story.organisation, "ATTENDEES", "100"),
                new MetricRecorded(story.claim, story.organisation, "ATTENDEES", "120"),
                new DocumentRemoved(story.claim, story.organisation, documentId("wrong")));
        ClaimDetails draft = details();
        assertThat(draft.requested()).isEqualTo(eur("1000.00"));
        assertThat(draft.contents().documents())
                .extracting(ClaimDocument::document)
                .containsExactly(documentId("invoice"));
        assertThat(draft.contents().removed())
                .as("what its content is read by, and not what was said of it")
                .singleElement()
                .satisfies(removed -> {
                    assertThat(removed.contentId()).isEqualTo("content-2");
                    assertThat(removed.explanation()).isEmpty();
                    assertThat(removed.url()).isNull();
                });
        assertThat(draft.contents().metrics()).containsExactly(new ClaimContents.Metric("ATTENDEES", "120"));
        assertThat(draft.version()).isEqualTo(9);

        tape.at("2021-03-02T10:00:00Z").happens(story.submitted("1000.00"));
        assertThat(details().progress().status()).isEqualTo(ClaimStatus.SUBMITTED);
        assertThat(details().progress().deadlines().due()).isEqualTo(ClaimStory.REVIEW_DUE);

        tape.by("rita", "org-vendor")
                .at("2021-03-03T11:00:00Z")
                .happens(
                        story.assigned(),
                        story.reviewStarted(),
                        story.comment("1", "nice event"),
                        story.approved(
                                "900.00",
                                new ApprovedCost(costId("hall"), eur("800.00"), null),
                                new ApprovedCost(costId("print"), eur("100.00"), "half of it was private")));
        ClaimDetails approved = details();
        assertThat(approved.progress().status()).isEqualTo(ClaimStatus.APPROVED);
        assertThat(approved.progress().amounts().approved()).isEqualTo(eur("900.00"));
        assertThat(approved.requested()).isEqualTo(eur("1000.00"));
        assertThat(approved.progress().reviewer())
                .isEqualTo(new Author(new UserId("rita"), new OrganisationId("org-vendor")));
        assertThat(approved.contents().costs())
                .extracting(ClaimContents.ClaimedCost::reductionReason)
                .containsExactly(null, "half of it was private");
        assertThat(approved.contents().comments().getFirst().by())
                .isEqualTo(new Author(new UserId("rita"), new OrganisationId("org-vendor")));
    }

    @Test
    void a_rejection_says_why_and_until_when_it_can_be_disputed() {
        tape.happens(
                story.started("Fair"),
                story.costAdded("hall", "Town Hall Ltd", "800.00"),
                story.submitted("800.00"),
                story.reviewStarted(),
                story.rejected("800.00"));

        assertThat(details().progress().status()).isEqualTo(ClaimStatus.REJECTED);
        assertThat(details().progress().rejection())
                .extracting(ClaimProgress.Rejection::disputableUntil)
                .isEqualTo(ClaimStory.DISPUTABLE_UNTIL);
        assertThat(details().progress().amounts().approved()).isNull();
    }

    @Test
    void the_version_is_the_sequence_of_the_claims_stream_whatever_happens_elsewhere() {
        tape.happens(story.fundOpened(), story.started("Fair"), story.accrued("1", "500.00"), story.comment("1", "hi"));

        assertThat(details().version()).isEqualTo(1);
    }

    @Test
    void details_change_and_costs_go() {
        tape.happens(
                story.started("Fair"),
                story.costAdded("hall", "Town Hall Ltd", "800.00"),
                new CostRemoved(story.claim, story.organisation, costId("hall")),
                new ClaimDetailsChanged(
                        story.claim,
                        story.organisation,
                        "US",
                        "PRINT_AD",
                        "Ad",
                        LocalDate.of(2021, 3, 1),
                        LocalDate.of(2021, 3, 1),
                        LocalDate.of(2023, 3, 1),
                        "plan-7",
                        null,
                        "en"));

        assertThat(details().contents().costs()).isEmpty();
        assertThat(details().form().title()).isEqualTo("Ad");
        assertThat(details().form().planId()).isEqualTo("plan-7");
        assertThat(details().progress().deadlines().keepOriginalsUntil()).isEqualTo(LocalDate.of(2023, 3, 1));
        assertThat(details().form().number()).isEqualTo(story.number);
    }

    @Test
    void what_happens_to_a_claim_that_was_never_started_is_a_defect() {
        tape.happens(story.comment("1", "hello?"));

        assertThatThrownBy(this::details).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_dispute_from_a_rejection_over_more_questions_to_its_end() {
        tape.happens(
                story.started("Fair"),
                story.costAdded("hall", "Town Hall Ltd", "800.00"),
                story.submitted("800.00"),
                story.reviewStarted(),
                story.asked(RequestOrigin.REVIEW, "1"));
        assertThat(details().progress().deadlines().answerDue()).isEqualTo(ClaimStory.ANSWER_DUE);
        assertThat(details().exchange().rounds().getFirst().closedAt()).isNull();

        tape.happens(
                story.answered("1", "page 1"),
                story.answered("1", "page 2"),
                story.resubmitted(RequestOrigin.REVIEW, "800.00"),
                story.rejected("800.00"),
                story.disputed("800.00"),
                story.asked(RequestOrigin.DISPUTE, "2"),
                story.resubmitted(RequestOrigin.DISPUTE, "800.00"));
        ClaimCorrespondence exchange = details().exchange();
        assertThat(exchange.rounds())
                .extracting(ClaimCorrespondence.InformationRound::closedAt)
                .doesNotContainNull();
        assertThat(exchange.rounds()).noneMatch(ClaimCorrespondence.InformationRound::open);
        assertThat(exchange.rounds().getFirst().items().getFirst().answer()).isEqualTo("page 2");
        assertThat(exchange.disputes())
                .extracting(ClaimCorrespondence.Dispute::due)
                .containsExactly(ClaimStory.DUE_AGAIN);
        assertThat(details().progress().rejection()).isNotNull();

        tape.happens(story.dismissed("800.00"));
        assertThat(details().exchange().disputes().getFirst().outcome())
                .isEqualTo(ClaimCorrespondence.DisputeOutcome.DISMISSED);
        assertThat(details().progress().rejection())
                .extracting(ClaimProgress.Rejection::finalSince)
                .isNotNull();
        assertThat(details().outcome().allocations()).isEmpty();
    }

    @Test
    void a_revoked_approval_leaves_no_amount_behind() {
        tape.happens(
                story.started("Fair"),
                story.costAdded("hall", "Town Hall Ltd", "800.00"),
                story.submitted("800.00"),
                story.approved("700.00", new ApprovedCost(costId("hall"), eur("700.00"), "a part")),
                story.revoked("700.00"),
                story.asked(RequestOrigin.REVIEW, "1"));

        assertThat(details().progress().status()).isEqualTo(ClaimStatus.ACTION_REQUIRED);
        assertThat(details().progress().amounts().approved()).isNull();
        assertThat(details().contents().costs().getFirst().approved()).isNull();
        assertThat(details().exchange().revocations()).hasSize(1);
    }

    @Test
    void a_removed_document_leaves_the_answers_and_the_dispute_that_named_it_C_5() {
        tape.happens(
                story.started("Fair"),
                story.attached("photo", "content-1"),
                story.submitted("800.00"),
                story.reviewStarted(),
                story.asked(RequestOrigin.REVIEW, "1"),
                answered("photo"));
        assertThat(answer().answerDocuments()).containsExactly(documentId("photo"));

        tape.happens(new DocumentRemoved(story.claim, story.organisation, documentId("photo")));
        assertThat(details().exchange().rounds().getFirst().items().getFirst().answer())
                .isNull();

        tape.happens(
                answered("photo", "letter"),
                story.resubmitted(RequestOrigin.REVIEW, "800.00"),
                new DocumentRemoved(story.claim, story.organisation, documentId("photo")));
        assertThat(answer().answerDocuments()).containsExactly(documentId("letter"));
    }

    @Test
    void what_is_handed_in_while_a_dispute_is_open_is_named_with_it_D_4() {
        tape.happens(
                story.started("Fair"),
                story.attached("photo", "content-1"),
                story.submitted("800.00"),
                story.reviewStarted(),
                story.rejected("800.00"),
                story.disputed("800.00"),
                story.attached("letter", "content-2"),
                story.dismissed("800.00"));
        ClaimCorrespondence.Dispute dispute = details().exchange().disputes().getFirst();
        assertThat(dispute.documents()).contains(documentId("letter")).doesNotContain(documentId("photo"));
    }

    @Test
    void an_extended_time_to_answer_is_shown_with_the_open_request_alone_C_7() {
        Deadline later = Deadline.endOf(LocalDate.of(2021, 7, 7), ZoneId.of("Europe/Berlin"));
        tape.happens(
                story.started("Fair"),
                story.submitted("800.00"),
                story.reviewStarted(),
                story.asked(RequestOrigin.REVIEW, "1"),
                story.resubmitted(RequestOrigin.REVIEW, "800.00"),
                story.reviewStarted(),
                story.asked(RequestOrigin.REVIEW, "2"),
                story.answerUntil(later));

        assertThat(details().progress().deadlines().answerDue()).isEqualTo(later);
        assertThat(details().progress().status()).isEqualTo(ClaimStatus.ACTION_REQUIRED);
        assertThat(details().exchange().rounds())
                .extracting(ClaimCorrespondence.InformationRound::answerDue)
                .containsExactly(ClaimStory.ANSWER_DUE, later);
    }

    @Test
    void what_colleagues_were_asked_to_upload_ends_with_the_lock_C_3() {
        tape.happens(story.started("Fair"), story.uploadAsked("1", "bob"));
        assertThat(details().exchange().uploads().getFirst().state()).isEqualTo(AskedUpload.UploadState.OPEN);

        tape.happens(story.submitted("800.00"));
        assertThat(details().exchange().uploads().getFirst().state()).isEqualTo(AskedUpload.UploadState.LOCKED);
    }

    private InformationItemAnswered answered(String... documents) {
        return new InformationItemAnswered(
                story.claim,
                story.organisation,
                new InformationItemId("item-1"),
                "see there",
                Arrays.stream(documents).map(ClaimStory::documentId).toList());
    }

    private AskedItem answer() {
        AskedItem item = details().exchange().rounds().getFirst().items().getFirst();
        assertThat(item.answer()).isNotNull();
        return item;
    }

    @Test
    void more_time_is_shown_wherever_the_old_day_stood_X_1() {
        Deadline later = Deadline.endOf(LocalDate.of(2021, 9, 15), ZoneId.of("Europe/Berlin"));
        OriginalsRequestId request = new OriginalsRequestId("originals-1");
        tape.happens(story.started("Fair"), moved(PartnerDeadline.SUBMISSION, null, later));
        assertThat(details().progress().deadlines().submitBy()).isEqualTo(later);
        tape.happens(
                story.submitted("800.00"),
                new OriginalsRequested(
                        story.claim, story.organisation, request, List.of(), "please", ClaimStory.ANSWER_DUE),
                moved(PartnerDeadline.ORIGINALS, request, later),
                story.reviewStarted(),
                story.asked(RequestOrigin.REVIEW, "1"),
                moved(PartnerDeadline.ANSWER, null, later));
        assertThat(details().progress().deadlines().answerDue()).isEqualTo(later);
        assertThat(details().exchange().toString())
                .contains("2021-09-15")
                .doesNotContain(ClaimStory.ANSWER_DUE.toString());
        tape.happens(story.rejected("800.00"), moved(PartnerDeadline.DISPUTE, null, later));
        assertThat(details().progress().rejection())
                .isNotNull()
                .satisfies(rejection -> assertThat(rejection.disputableUntil()).isEqualTo(later));
    }

    private DeadlineMoved moved(PartnerDeadline of, @Nullable OriginalsRequestId request, Deadline later) {
        return new DeadlineMoved(
                story.claim, story.organisation, of, request, later, List.of(), new ExceptionId("exception-1"), null);
    }

    private ClaimDetails details() {
        Map<String, ClaimDetails> views = tape.fold(new ClaimDetailsFold());
        return views.values().iterator().next();
    }
}
