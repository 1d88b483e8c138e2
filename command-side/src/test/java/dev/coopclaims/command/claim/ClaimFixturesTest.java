package dev.coopclaims.command.claim;

import static dev.coopclaims.command.OneStream.by;
import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.PIECE;
import static dev.coopclaims.command.claim.Sample.RAVI;
import static dev.coopclaims.command.claim.Sample.RITA;
import static org.axonframework.test.matchers.Matchers.andNoMore;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.matches;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;

import dev.coopclaims.command.OneStream;
import dev.coopclaims.command.claim.submission.AnswerItem;
import dev.coopclaims.command.claim.submission.DiscardClaim;
import dev.coopclaims.command.dispute.CheckDispute;
import dev.coopclaims.command.dispute.OpenDispute;
import dev.coopclaims.command.originals.ReceiveOriginals;
import dev.coopclaims.command.originals.RequestOriginals;
import dev.coopclaims.command.review.ReassignReview;
import dev.coopclaims.command.review.RejectClaim;
import dev.coopclaims.command.review.ReleaseReview;
import dev.coopclaims.command.review.RequestInformation;
import dev.coopclaims.command.review.StartReview;
import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimDiscarded;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.CommentAdded;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.CostChanged;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostRemoved;
import dev.coopclaims.kernel.claim.DocumentExplained;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.DocumentRemoved;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemAnswered;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.InternalNoteAdded;
import dev.coopclaims.kernel.claim.NoteId;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewReleased;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.claim.UploadRequestCancelled;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.claim.UploadRequested;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

/** Every command that only the claim decides, with Axon's fixture and the real executor. */
class ClaimFixturesTest {
    private static final CostId OTHER_COST = new CostId("cost-2");
    private static final DocumentId PHOTO = new DocumentId("document-photo");
    private static final UserId RITAS = Sample.RITA.user();
    private static final InformationItem ITEM =
            new InformationItem(new InformationItemId("item-1"), "MISSING_POE", "where?", null, null, null);
    private static final Deadline ANSWER_DUE = Deadline.endOf(LocalDate.of(2021, 8, 30), SampleCatalogue.DUBLIN);
    private static final OriginalsRequestId ORIGINALS = new OriginalsRequestId("originals-1");

    private static FixtureConfiguration<Claim> fixture() {
        return OneStream.of(Claim.class, Claim::in, CLAIM);
    }

    @Test
    void a_claim_is_started_C_2() {
        fixture()
                .givenNoPriorActivity()
                .when(
                        new StartClaim(
                                CLAIM,
                                "CLM-FY21H1-000001",
                                "CSP_DIRECT",
                                Sample.PERIOD,
                                SampleCatalogue.euro(),
                                Sample.details()),
                        by(ALICE))
                .expectEvents(Sample.started());
    }

    @Test
    void costs_come_change_and_go_C_3_C_6() {
        given(Sample.started())
                .when(new AddCost(CLAIM, COST, Sample.bill()), by(ALICE))
                .expectEvents(Sample.costAdded());
        given(Sample.started(), Sample.costAdded())
                .when(new ChangeCost(CLAIM, COST, Sample.bill("R-2", "500.00", null)), by(ALICE))
                .expectResultMessagePayload(false)
                .expectEvents(new CostChanged(
                        CLAIM, ORG, Sample.cost(COST, "MEDIA", Sample.invoice("R-2"), "500.00", "500.00")));
        given(Sample.started(), Sample.costAdded())
                .when(new RemoveCost(CLAIM, COST), by(ALICE))
                .expectEvents(new CostRemoved(CLAIM, ORG, COST));
        refused(ready().when(new RemoveCost(CLAIM, OTHER_COST), by(ALICE)));
        refused(submitted().when(new AddCost(CLAIM, OTHER_COST, Sample.bill()), by(ALICE)));
        refused(ready().when(new PrepareStatement(CLAIM), by(Sample.STRANGER)));
    }

    @Test
    void documents_come_are_explained_and_go_C_5() {
        given(Sample.started(), Sample.costAdded())
                .when(Sample.attach("COMMUNICATION_PIECE", Sample.file("document-photo")), by(ALICE))
                .expectEvents(Sample.attached(PHOTO, "COMMUNICATION_PIECE"));
        ready().when(new ExplainDocument(CLAIM, PIECE, "the poster", null, null), by(ALICE))
                .expectEvents(new DocumentExplained(CLAIM, ORG, PIECE, "the poster", List.of(), List.of()));
        ready().when(new RemoveDocument(CLAIM, Sample.INVOICE), by(ALICE))
                .expectEvents(new DocumentRemoved(CLAIM, ORG, Sample.INVOICE));
        ready().when(new CheckAttach(CLAIM), by(ALICE)).expectNoEvents().expectSuccessfulHandlerExecution();
        refused(submitted().when(new CheckAttach(CLAIM), by(ALICE)));
        refused(submitted().when(new RemoveDocument(CLAIM, PIECE), by(ALICE)));
    }

    @Test
    void proof_is_ticked_measured_and_answered_P_5() {
        given(Sample.started(), Sample.attached(PIECE, "COMMUNICATION_PIECE"))
                .when(new TickCoreRequirement(CLAIM, "BRAND", true, List.of(PIECE)), by(ALICE))
                .expectEvents(Sample.ticked("BRAND", PIECE));
        given(Sample.started())
                .when(new RecordMetric(CLAIM, "REACH", "5000"), by(ALICE))
                .expectEvents(Sample.measured("REACH", "5000"));
        refused(given(Sample.started()).when(new AnswerQuestion(CLAIM, "NO_SUCH_QUESTION", true), by(ALICE)));
        refused(given(Sample.started()).when(new RecordMetric(CLAIM, "NO_SUCH_METRIC", "1"), by(ALICE)));
    }

    @Test
    void the_form_changes_C_3() {
        ready().when(new ChangeDetails(CLAIM, null, null, "Summer advert", null, null, (String) null), by(ALICE))
                .expectEvents(new ClaimDetailsChanged(
                        CLAIM,
                        ORG,
                        "IE",
                        SampleCatalogue.PRINT,
                        "Summer advert",
                        LocalDate.of(2021, 3, 1),
                        LocalDate.of(2021, 3, 31),
                        LocalDate.of(2023, 3, 31),
                        null,
                        null,
                        null));
        refused(ready().when(new ChangeDetails(CLAIM, "NOWHERE", null, null, null, null, (String) null), by(ALICE)));
    }

    @Test
    void both_sides_talk_C_4_V_9() {
        submitted()
                .when(new AddComment(CLAIM, new CommentId("comment-1"), "Hi", null), by(ALICE))
                .expectEvents(new CommentAdded(CLAIM, ORG, new CommentId("comment-1"), "Hi", null));
        submitted()
                .when(new AddInternalNote(CLAIM, new NoteId("note-1"), "odd"), by(RITA))
                .expectEvents(new InternalNoteAdded(CLAIM, ORG, new NoteId("note-1"), "odd"));
        refused(submitted().when(new AddInternalNote(CLAIM, new NoteId("note-1"), "odd"), by(ALICE)));
        refused(submitted().when(new AddComment(CLAIM, new CommentId("comment-1"), "Hi", null), by(Sample.STRANGER)));
    }

    @Test
    void a_colleague_who_is_none_is_not_asked_for_a_document_C_3() {
        UploadRequestId upload = new UploadRequestId("upload-1");
        refused(ready().when(new RequestUpload(CLAIM, upload, new UserId("bert"), "INVOICE", "please"), by(ALICE)));
        given(Sample.started(), new UploadRequested(CLAIM, ORG, upload, new UserId("bert"), "INVOICE", "please", null))
                .when(new CancelUploadRequest(CLAIM, upload), by(ALICE))
                .expectEvents(new UploadRequestCancelled(CLAIM, ORG, upload));
    }

    @Test
    void a_copy_can_be_made_of_what_it_would_be_made_of_C_11() {
        refused(ready().when(new CheckCopy(CLAIM), by(Sample.STRANGER)));
        ready().when(new PrepareStatement(CLAIM), by(ALICE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_draft_is_given_up_C_1() {
        given(Sample.started())
                .when(new DiscardClaim(CLAIM, "no use"), by(ALICE))
                .expectEvents(new ClaimDiscarded(CLAIM, ORG, "no use"));
        refused(submitted().when(new DiscardClaim(CLAIM, "no use"), by(ALICE)));
    }

    @Test
    void a_review_is_taken_given_back_and_handed_over_V_1() {
        submitted()
                .when(new StartReview(CLAIM), by(RITA))
                .expectEvents(new ReviewAssigned(CLAIM, ORG, RITAS), new ReviewStarted(CLAIM, ORG, RITAS));
        underReview().when(new ReleaseReview(CLAIM), by(RITA)).expectEvents(new ReviewReleased(CLAIM, ORG, RITAS));
        underReview()
                .when(new ReassignReview(CLAIM, RAVI.user()), by(RAVI))
                .expectEvents(new ReviewAssigned(CLAIM, ORG, RAVI.user()));
        refused(underReview().when(new StartReview(CLAIM), by(RAVI)));
        refused(underReview().when(new ReassignReview(CLAIM, RAVI.user()), by(RITA)));
    }

    @Test
    void a_reviewer_asks_and_the_partner_answers_V_2() {
        underReview()
                .when(new RequestInformation(CLAIM, List.of(ITEM)), by(RITA))
                .expectEventsMatching(payloadsMatching(exactSequenceOf(
                        matches(event -> event instanceof InformationRequested asked
                                && asked.items().equals(List.of(ITEM))
                                && asked.origin() == RequestOrigin.REVIEW),
                        andNoMore())));
        asked().when(new AnswerItem(CLAIM, ITEM.id(), "there", List.of(PIECE)), by(ALICE))
                .expectEvents(new InformationItemAnswered(CLAIM, ORG, ITEM.id(), "there", List.of(PIECE)));
        refused(underReview().when(new AnswerItem(CLAIM, ITEM.id(), "there", List.of()), by(ALICE)));
        refused(asked().when(new RequestInformation(CLAIM, List.of(ITEM)), by(RITA)));
    }

    @Test
    void a_rejection_is_disputed_V_4_D_1() {
        underReview()
                .when(new RejectClaim(CLAIM, List.of("LATE_CLAIM"), "late"), by(RITA))
                .expectEventsMatching(payloadsMatching(exactSequenceOf(
                        matches(event -> event instanceof ClaimRejected rejected
                                && rejected.reasons().equals(List.of("LATE_CLAIM"))
                                && rejected.held()
                                        .equals(Sample.submittedEvent().allocations())),
                        andNoMore())));
        refused(underReview().when(new RejectClaim(CLAIM, List.of(), "late"), by(RITA)));
        refused(underReview().when(new OpenDispute(CLAIM, "see", List.of(PIECE), null), by(ALICE)));
        refused(underReview().when(new CheckDispute(CLAIM), by(ALICE)));
    }

    @Test
    void originals_are_asked_for_and_come_V_8() {
        submitted()
                .when(new RequestOriginals(CLAIM, ORIGINALS, List.of(PIECE), "please"), by(RITA))
                .expectEventsMatching(payloadsMatching(exactSequenceOf(
                        matches(event -> event instanceof OriginalsRequested asked
                                && asked.documents().equals(List.of(PIECE))),
                        andNoMore())));
        refused(submitted().when(new ReceiveOriginals(CLAIM, ORIGINALS, "came"), by(RITA)));
        refused(given(Sample.started()).when(new RequestOriginals(CLAIM, ORIGINALS, List.of(), "please"), by(RITA)));
    }

    private TestExecutor<Claim> given(ClaimEvent... events) {
        return fixture().given((Object[]) events);
    }

    private TestExecutor<Claim> ready() {
        return fixture().given(List.copyOf(Sample.readyEvents()));
    }

    private TestExecutor<Claim> submitted() {
        List<ClaimEvent> events = Sample.readyEvents();
        events.add(Sample.submittedEvent());
        return fixture().given(events);
    }

    private TestExecutor<Claim> underReview() {
        List<ClaimEvent> events = Sample.readyEvents();
        events.add(Sample.submittedEvent());
        events.addAll(Sample.reviewed());
        return fixture().given(events);
    }

    private TestExecutor<Claim> asked() {
        List<ClaimEvent> events = Sample.readyEvents();
        events.add(Sample.submittedEvent());
        events.addAll(Sample.reviewed());
        events.add(new InformationRequested(CLAIM, ORG, RequestOrigin.REVIEW, List.of(ITEM), ANSWER_DUE, List.of()));
        return fixture().given(events);
    }

    private static void refused(ResultValidator<Claim> result) {
        result.expectNoEvents().expectException(Refusal.class);
    }
}
