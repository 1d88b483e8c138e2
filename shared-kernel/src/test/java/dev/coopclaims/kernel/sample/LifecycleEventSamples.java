package dev.coopclaims.kernel.sample;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.cap.CapLimit;
import dev.coopclaims.kernel.cap.CapName;
import dev.coopclaims.kernel.cap.CapUseRegistered;
import dev.coopclaims.kernel.cap.CapUseReleased;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.AnswerDeadlineApproached;
import dev.coopclaims.kernel.claim.AnswerTimeExtended;
import dev.coopclaims.kernel.claim.ApprovalRevoked;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimDiscarded;
import dev.coopclaims.kernel.claim.ClaimExpired;
import dev.coopclaims.kernel.claim.ClaimExpiryApproached;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimWithdrawn;
import dev.coopclaims.kernel.claim.ContentsPurged;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DeadlineMoved;
import dev.coopclaims.kernel.claim.DisputeDismissed;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DisputeOverdue;
import dev.coopclaims.kernel.claim.DisputeUpheld;
import dev.coopclaims.kernel.claim.DisputeWithdrawn;
import dev.coopclaims.kernel.claim.DocumentExplained;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemAnswered;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.InternalNoteAdded;
import dev.coopclaims.kernel.claim.NoteId;
import dev.coopclaims.kernel.claim.OriginalsOverdue;
import dev.coopclaims.kernel.claim.OriginalsReceived;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.claim.PurgeDeferred;
import dev.coopclaims.kernel.claim.RejectedPart;
import dev.coopclaims.kernel.claim.RejectionAccepted;
import dev.coopclaims.kernel.claim.RejectionBecameFinal;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.ReviewOverdue;
import dev.coopclaims.kernel.claim.ReviewReleased;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.kernel.claim.UploadRequestCancelled;
import dev.coopclaims.kernel.claim.UploadRequestFulfilled;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.claim.UploadRequested;
import dev.coopclaims.kernel.fund.FundsApprovalRevoked;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.Grant;
import dev.coopclaims.kernel.organisation.MemberGrantsChanged;
import dev.coopclaims.kernel.organisation.MemberRemoved;
import dev.coopclaims.kernel.organisation.MemberRoleChanged;
import dev.coopclaims.kernel.organisation.MembershipLimited;
import dev.coopclaims.kernel.organisation.OrganisationClosed;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationRenamed;
import dev.coopclaims.kernel.organisation.OrganisationReopened;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.preapproval.PreApprovalDeclined;
import dev.coopclaims.kernel.preapproval.PreApprovalGranted;
import dev.coopclaims.kernel.preapproval.PreApprovalReleased;
import dev.coopclaims.kernel.preapproval.PreApprovalRequested;
import dev.coopclaims.kernel.preapproval.PreApprovalUsed;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.kernel.time.Reminder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** One fixed sample of every event in the whole life of a claim, with every possible field filled. */
final class LifecycleEventSamples {
    private static final Reminder REMINDER = new Reminder(2, Instant.parse("2026-02-13T00:00:00Z"));

    private static final OrganisationId ORGANISATION = new OrganisationId("org-northwind");
    private static final ClaimId CLAIM = new ClaimId("claim-018f0000-0000-7000-8000-000000000001");
    private static final CostId COST = new CostId("cost-018f0000-0000-7000-8000-000000000002");
    private static final DocumentId DOCUMENT = new DocumentId("document-018f0000-0000-7000-8000-000000000003");
    private static final NoteId NOTE = new NoteId("note-018f0000-0000-7000-8000-000000000005");
    private static final UploadRequestId UPLOAD = new UploadRequestId("upload-018f0000-0000-7000-8000-000000000006");
    private static final InformationItemId ITEM = new InformationItemId("item-018f0000-0000-7000-8000-000000000007");
    private static final OriginalsRequestId ORIGINALS =
            new OriginalsRequestId("originals-018f0000-0000-7000-8000-000000000008");
    private static final PreApprovalId PRE_APPROVAL =
            new PreApprovalId("preapproval-018f0000-0000-7000-8000-000000000009");
    private static final EarningPeriod PERIOD = EarningPeriod.ofLabel("FY19-H2");
    private static final FundId FUND = FundId.of(ORGANISATION, "CSP_DIRECT", "UK_LTD", PERIOD);
    private static final CapId CAP = CapId.of(List.of("org-northwind", "PRINT_ADVERTISING", "FY19-H2"));
    private static final CapName CAP_NAME = new CapName(
            "PRINT_ADVERTISING",
            List.of("PRINTED_MATERIAL"),
            List.of("organisation", "programme", "usage_period", "conference"),
            "CSP_DIRECT",
            PERIOD);
    private static final CapLimit CAP_LIMIT = new CapLimit(gbp("5000.00"), 20);
    private static final ClaimLabel LABEL = new ClaimLabel("CLM-FY19H2-000001", "CSP_DIRECT", "GB");
    private static final List<String> PERSONS = List.of("5f2b7c1e9d3a4b60");
    private static final UserId PAULA = new UserId("paula");
    private static final UserId PETER = new UserId("peter");
    private static final UserId RITA = new UserId("rita");
    private static final Instant MOMENT = Instant.parse("2020-01-15T12:00:00Z");
    private static final Deadline UNTIL = Deadline.endOf(LocalDate.of(2020, 1, 15), ZoneId.of("Europe/London"));
    private static final List<Allocation> ALLOCATIONS = List.of(Allocation.of(FUND, gbp("1250.00")));

    private LifecycleEventSamples() {}

    static List<DomainEvent> all() {
        return Stream.of(ofEditing(), ofReview(), ofDispute(), ofMoney(), ofMembers(), ofPreApprovals())
                .flatMap(List::stream)
                .toList();
    }

    private static List<DomainEvent> ofEditing() {
        return List.of(
                new DocumentExplained(
                        CLAIM, ORGANISATION, DOCUMENT, "The second page", List.of(COST), List.of("VENDOR_CONTENT")),
                new UploadRequested(
                        CLAIM, ORGANISATION, UPLOAD, PETER, "INVOICE", "The printer's invoice, please", UNTIL),
                new UploadRequestFulfilled(CLAIM, ORGANISATION, UPLOAD, DOCUMENT),
                new UploadRequestCancelled(CLAIM, ORGANISATION, UPLOAD),
                new ClaimWithdrawn(CLAIM, ORGANISATION, "The wrong activity", ALLOCATIONS),
                new ClaimDiscarded(CLAIM, ORGANISATION, "Started twice"),
                new ClaimExpired(CLAIM, ORGANISATION, UNTIL),
                new ClaimExpiryApproached(CLAIM, ORGANISATION, UNTIL, 3),
                new AnswerDeadlineApproached(CLAIM, ORGANISATION, UNTIL, 2),
                new ReviewOverdue(CLAIM, ORGANISATION, UNTIL),
                new DisputeOverdue(CLAIM, ORGANISATION, UNTIL),
                new RejectionBecameFinal(CLAIM, ORGANISATION, UNTIL, ALLOCATIONS),
                new OriginalsOverdue(CLAIM, ORGANISATION, ORIGINALS, UNTIL),
                new ContentsPurged(CLAIM, ORGANISATION, List.of(DOCUMENT), LocalDate.of(2022, 1, 15)),
                new PurgeDeferred(
                        CLAIM,
                        ORGANISATION,
                        LocalDate.of(2022, 1, 15),
                        List.of(ORGANISATION.value()),
                        Instant.parse("2022-02-15T12:00:00Z")));
    }

    private static List<DomainEvent> ofReview() {
        return List.of(
                new InternalNoteAdded(CLAIM, ORGANISATION, NOTE, "Same supplier as last month"),
                new ReviewReleased(CLAIM, ORGANISATION, RITA),
                new InformationRequested(
                        CLAIM,
                        ORGANISATION,
                        RequestOrigin.REVIEW,
                        List.of(new InformationItem(
                                ITEM, "PROOF_UNCLEAR", "The logo cannot be read", COST, DOCUMENT, "PHOTO")),
                        UNTIL,
                        List.of(REMINDER)),
                new InformationItemAnswered(CLAIM, ORGANISATION, ITEM, "A better scan", List.of(DOCUMENT)),
                new AnswerTimeExtended(CLAIM, ORGANISATION, UNTIL, List.of(REMINDER)),
                new DeadlineMoved(
                        CLAIM,
                        ORGANISATION,
                        PartnerDeadline.ORIGINALS,
                        ORIGINALS,
                        UNTIL,
                        List.of(REMINDER),
                        ExceptionEventSamples.EXCEPTION,
                        "Their office was flooded"),
                new ClaimResubmitted(
                        CLAIM,
                        ORGANISATION,
                        RequestOrigin.DISPUTE,
                        gbp("1250.00"),
                        ALLOCATIONS,
                        List.of(new SubmissionWarning("DUPLICATE_DOCUMENT", "/documents/" + DOCUMENT, CLAIM)),
                        UNTIL,
                        LocalDate.of(2021, 9, 15),
                        "2023.10"),
                new ApprovalRevoked(CLAIM, ORGANISATION, "The photo shows another event", ALLOCATIONS),
                new OriginalsRequested(CLAIM, ORGANISATION, ORIGINALS, List.of(DOCUMENT), "The paper invoice", UNTIL),
                new OriginalsReceived(CLAIM, ORGANISATION, ORIGINALS, "Box 7, two sheets", List.of(DOCUMENT), true));
    }

    private static List<DomainEvent> ofDispute() {
        return List.of(
                new RejectionAccepted(CLAIM, ORGANISATION, ALLOCATIONS),
                new DisputeOpened(
                        CLAIM, ORGANISATION, "The flyers were printed", List.of(DOCUMENT), ALLOCATIONS, UNTIL),
                new DisputeUpheld(
                        CLAIM,
                        ORGANISATION,
                        gbp("1200.00"),
                        List.of(new ApprovedCost(COST, gbp("1200.00"), "The second print run is not covered")),
                        List.of(Allocation.of(FUND, gbp("1200.00"))),
                        "Thank you",
                        List.of(Allocation.of(FUND, gbp("50.00"))),
                        true,
                        List.of("VENDOR_CONTENT"),
                        "2023.10"),
                new DisputeDismissed(
                        CLAIM,
                        ORGANISATION,
                        List.of("EXPENSE_NOT_ELIGIBLE"),
                        List.of(new RejectedPart("EXPENSE_NOT_ELIGIBLE", COST, DOCUMENT, "VENDOR_CONTENT")),
                        "Not payable for this activity",
                        ALLOCATIONS),
                new DisputeWithdrawn(CLAIM, ORGANISATION, ALLOCATIONS));
    }

    private static List<DomainEvent> ofMoney() {
        return List.of(
                new FundsApprovalRevoked(FUND, ORGANISATION, CLAIM, gbp("1200.00")),
                new CapUseRegistered(CAP, ORGANISATION, CLAIM, LABEL, CAP_NAME, gbp("1250.00"), 1, CAP_LIMIT, PERSONS),
                new CapUseReleased(CAP, ORGANISATION, CLAIM, CAP_NAME, gbp("50.00"), 1, CAP_LIMIT, PERSONS));
    }

    private static List<DomainEvent> ofMembers() {
        return List.of(
                new MemberRoleChanged(ORGANISATION, PAULA, Role.GLOBAL_ADMIN),
                new MembershipLimited(ORGANISATION, PETER, List.of("CSP_DIRECT"), List.of("GB")),
                new MemberGrantsChanged(ORGANISATION, PETER, List.of(Grant.IMPORT_EARNINGS)),
                new MemberRemoved(ORGANISATION, PETER),
                new OrganisationRenamed(ORGANISATION, "Northwind Trading"),
                new OrganisationClosed(ORGANISATION, LocalDate.of(2021, 6, 30), "They no longer sell our products."),
                new OrganisationReopened(ORGANISATION));
    }

    private static List<DomainEvent> ofPreApprovals() {
        return List.of(
                new PreApprovalRequested(
                        PRE_APPROVAL,
                        ORGANISATION,
                        "CSP_DIRECT",
                        "PRINT_ADVERTISING",
                        PERIOD,
                        "A fair in autumn",
                        gbp("5000.00"),
                        "GB",
                        LocalDate.of(2019, 10, 7),
                        LocalDate.of(2019, 10, 9)),
                new PreApprovalGranted(
                        PRE_APPROVAL, ORGANISATION, gbp("4000.00"), LocalDate.of(2019, 12, 31), MOMENT, "Up to here"),
                new PreApprovalDeclined(PRE_APPROVAL, ORGANISATION, "Not in this half-year"),
                new PreApprovalUsed(PRE_APPROVAL, ORGANISATION, CLAIM, LABEL, gbp("1250.00")),
                new PreApprovalReleased(PRE_APPROVAL, ORGANISATION, CLAIM, gbp("50.00")));
    }

    private static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }
}
