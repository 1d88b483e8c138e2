package dev.coopclaims.query.history;

import dev.coopclaims.kernel.claim.ActivityQuestionAnswered;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.AnswerTimeExtended;
import dev.coopclaims.kernel.claim.ApprovalRevoked;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimDiscarded;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.ClaimWithdrawn;
import dev.coopclaims.kernel.claim.CommentAdded;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.CoreRequirementTicked;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostChanged;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostRemoved;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.DisputeDismissed;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DisputeUpheld;
import dev.coopclaims.kernel.claim.DisputeWithdrawn;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentExplained;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.DocumentRemoved;
import dev.coopclaims.kernel.claim.ExcludedPart;
import dev.coopclaims.kernel.claim.InHouseWork;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemAnswered;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.InternalNoteAdded;
import dev.coopclaims.kernel.claim.MetricRecorded;
import dev.coopclaims.kernel.claim.NoteId;
import dev.coopclaims.kernel.claim.OriginalsReceived;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.claim.RejectionAccepted;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewReleased;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.claim.UploadRequestCancelled;
import dev.coopclaims.kernel.claim.UploadRequestFulfilled;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.claim.UploadRequested;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** One event of every kind that a claim knows. */
final class ClaimEvents {

    static final ClaimId CLAIM = new ClaimId("claim-1");
    static final OrganisationId PARTNER = new OrganisationId("org-partner");
    static final UserId REVIEWER = new UserId("reviewer-1");

    private static final EarningPeriod PERIOD = EarningPeriod.ofLabel("FY19-H2");
    private static final LocalDate DAY = LocalDate.of(2019, 8, 1);
    private static final CostId COST = new CostId("cost-1");
    private static final DocumentId DOCUMENT = new DocumentId("document-1");
    private static final Money AMOUNT = Money.of("120.50", "EUR");
    private static final Allocation ALLOCATION = Allocation.of(FundId.of(PARTNER, "CSP_DIRECT", "EOC", PERIOD), AMOUNT);
    private static final UploadRequestId UPLOAD = new UploadRequestId("upload-1");
    private static final InformationItemId ITEM = new InformationItemId("item-1");
    private static final OriginalsRequestId ORIGINALS = new OriginalsRequestId("originals-1");
    private static final Deadline LATER = Deadline.endOf(LocalDate.of(2019, 10, 31), ZoneId.of("Europe/Dublin"));
    private static final Cost INVOICED = new Cost(
            COST,
            CostSource.THIRD_PARTY,
            "MEDIA",
            new SupplierInvoice("Print & Sons", null, "R-17", DAY),
            null,
            AMOUNT,
            AMOUNT,
            List.of(new ExcludedPart("ALCOHOL", Money.of("3.00", "EUR"), new UserId("ann"))),
            List.of("Ann Attendee"),
            "Fair");
    private static final Cost IN_HOUSE = new Cost(
            COST,
            CostSource.IN_HOUSE,
            "LABOUR",
            null,
            new InHouseWork("Bob", new BigDecimal("2.5"), AMOUNT, DAY, DAY, "posters", new UserId("ann")),
            AMOUNT,
            AMOUNT,
            List.of(),
            List.of(),
            null);

    private ClaimEvents() {}

    static List<ClaimEvent> all() {
        return List.of(
                new ClaimStarted(
                        CLAIM,
                        PARTNER,
                        "C-1",
                        "CSP_DIRECT",
                        "Leeds",
                        PERIOD,
                        "PRINT_ADVERTISING",
                        "Summer fair",
                        DAY,
                        DAY.plusDays(2),
                        AMOUNT.currency(),
                        null,
                        "2023.10",
                        null,
                        null,
                        LATER,
                        DAY.plusMonths(24),
                        null),
                new ClaimDetailsChanged(
                        CLAIM,
                        PARTNER,
                        "York",
                        "PRINT_ADVERTISING",
                        "Fair",
                        DAY,
                        DAY,
                        DAY.plusMonths(24),
                        "plan",
                        null,
                        "en"),
                new CostAdded(CLAIM, PARTNER, INVOICED),
                new CostChanged(CLAIM, PARTNER, IN_HOUSE),
                new CostRemoved(CLAIM, PARTNER, COST),
                new DocumentAttached(
                        CLAIM,
                        PARTNER,
                        DOCUMENT,
                        "INVOICE",
                        "r17.pdf",
                        "application/pdf",
                        1_000,
                        "ab",
                        "content",
                        null,
                        null,
                        "the invoice",
                        List.of(COST),
                        List.of("PROOF")),
                new DocumentRemoved(CLAIM, PARTNER, DOCUMENT),
                new CoreRequirementTicked(CLAIM, PARTNER, "LOGO_VISIBLE", true, List.of(DOCUMENT)),
                new MetricRecorded(CLAIM, PARTNER, "ATTENDEES", "120"),
                new ActivityQuestionAnswered(CLAIM, PARTNER, "WAS_ONLINE", false),
                new CommentAdded(CLAIM, PARTNER, new CommentId("comment-1"), "hello", null),
                new ClaimSubmitted(CLAIM, PARTNER, AMOUNT, List.of(ALLOCATION), List.of(), LATER, DAY, "test"),
                new ReviewAssigned(CLAIM, PARTNER, REVIEWER),
                new ReviewStarted(CLAIM, PARTNER, REVIEWER),
                new ClaimApproved(
                        CLAIM,
                        PARTNER,
                        AMOUNT,
                        List.of(new ApprovedCost(COST, AMOUNT, null)),
                        List.of(ALLOCATION),
                        "well done"),
                new ClaimRejected(
                        CLAIM, PARTNER, List.of("EXPENSE_NOT_ELIGIBLE"), "not this", List.of(ALLOCATION), LATER),
                new DocumentExplained(CLAIM, PARTNER, DOCUMENT, "page 2", List.of(COST), List.of()),
                new InternalNoteAdded(CLAIM, PARTNER, new NoteId("note-1"), "looks odd"),
                new UploadRequested(CLAIM, PARTNER, UPLOAD, new UserId("ann"), "INVOICE", "please"),
                new UploadRequestFulfilled(CLAIM, PARTNER, UPLOAD, DOCUMENT),
                new UploadRequestCancelled(CLAIM, PARTNER, UPLOAD),
                new ReviewReleased(CLAIM, PARTNER, REVIEWER),
                new InformationRequested(
                        CLAIM,
                        PARTNER,
                        RequestOrigin.REVIEW,
                        List.of(new InformationItem(ITEM, "POE_UNCLEAR", "which page?", null, DOCUMENT, null)),
                        LATER),
                new InformationItemAnswered(CLAIM, PARTNER, ITEM, "page 2", List.of(DOCUMENT)),
                new AnswerTimeExtended(CLAIM, PARTNER, LATER),
                new ClaimResubmitted(
                        CLAIM,
                        PARTNER,
                        RequestOrigin.DISPUTE,
                        AMOUNT,
                        List.of(ALLOCATION),
                        List.of(new SubmissionWarning("DUPLICATE_DOCUMENT", "/documents/0", null)),
                        LATER,
                        DAY.plusMonths(24),
                        "test"),
                new ClaimWithdrawn(CLAIM, PARTNER, "a mistake"),
                new ClaimDiscarded(CLAIM, PARTNER, ""),
                new ApprovalRevoked(CLAIM, PARTNER, "wrong amount", List.of(ALLOCATION)),
                new RejectionAccepted(CLAIM, PARTNER),
                new OriginalsRequested(CLAIM, PARTNER, ORIGINALS, List.of(), "please send them", LATER),
                new OriginalsReceived(CLAIM, PARTNER, ORIGINALS, "parcel 7"),
                new DisputeOpened(CLAIM, PARTNER, "it is eligible", List.of(DOCUMENT), List.of(ALLOCATION), LATER),
                new DisputeUpheld(
                        CLAIM,
                        PARTNER,
                        AMOUNT,
                        List.of(new ApprovedCost(COST, AMOUNT, "a part")),
                        List.of(ALLOCATION),
                        "sorry"),
                new DisputeDismissed(CLAIM, PARTNER, List.of("EXPENSE_NOT_ELIGIBLE"), "no", List.of(ALLOCATION)),
                new DisputeWithdrawn(CLAIM, PARTNER, List.of(ALLOCATION)));
    }
}
