package dev.coopclaims.query.story;

import dev.coopclaims.kernel.StableDigest;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.AnswerTimeExtended;
import dev.coopclaims.kernel.claim.ApprovalRevoked;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.CommentAdded;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.CoreRequirementTicked;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.DisputeDismissed;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DisputeUpheld;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemAnswered;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.InternalNoteAdded;
import dev.coopclaims.kernel.claim.NoteId;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.claim.UploadRequested;
import dev.coopclaims.kernel.earning.AppliedSplit;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.earning.ImportId;
import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.fund.FundOpened;
import dev.coopclaims.kernel.fund.FundsReserved;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.source.InvoiceKeys;
import dev.coopclaims.kernel.source.SupplierNameKey;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.kernel.time.Reminder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** The events of one claim of FY21-H1 in euro, and of the funds it draws on. */
public final class ClaimStory {
    public static final EarningPeriod PERIOD = EarningPeriod.ofLabel("FY21-H1");
    public static final Deadline REVIEW_DUE = endOf("2021-03-03");
    public static final Deadline DISPUTABLE_UNTIL = endOf("2021-04-01");
    public static final Deadline ANSWER_DUE = endOf("2021-04-19");
    public static final Deadline DUE_AGAIN = endOf("2021-03-19");
    public static final Deadline DISPUTE_DUE = endOf("2021-03-24");
    public static final UserId REVIEWER = new UserId("rita");

    public final OrganisationId organisation;
    public final ClaimId claim;
    public final String number;
    public final FundId fund;

    public ClaimStory(String organisation, int number) {
        this.organisation = new OrganisationId("org-" + organisation);
        this.claim = new ClaimId("claim-%s-%06d".formatted(organisation, number));
        this.number = "CLM-FY21H1-%06d".formatted(number);
        this.fund = FundId.of(this.organisation, "CSP_1T", "EU", PERIOD);
    }

    public static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    public static CostId costId(String name) {
        return new CostId("cost-" + name);
    }

    public static DocumentId documentId(String name) {
        return new DocumentId("document-" + name);
    }

    public FundOpened fundOpened() {
        return opened(fund, organisation);
    }

    /** A fund of the story's period, opened for that organisation. */
    public static FundOpened opened(FundId fund, OrganisationId organisation) {
        return new FundOpened(
                fund,
                organisation,
                "CSP_1T",
                "EU",
                PERIOD,
                Money.currencyOf("EUR"),
                null,
                Deadline.endOf(PERIOD.claiming(46).last(), ZoneOffset.UTC),
                false,
                List.of());
    }

    public EarningsAccrued accrued(String name, String amount) {
        Money incentive = eur(amount).plus(eur(amount));
        return new EarningsAccrued(
                fund,
                organisation,
                new EarningId("earning-" + name),
                LocalDate.of(2020, 9, 14),
                incentive,
                eur(amount),
                eur(amount),
                eur("0"),
                new AppliedSplit(50, 50, "2023.10"),
                new ImportId("import-1"));
    }

    public ClaimStarted started(String title) {
        return startedIn("DE", title);
    }

    public ClaimLabel label() {
        return new ClaimLabel(number, "CSP_1T", "DE");
    }

    public ClaimStarted startedIn(String location, String title) {
        return new ClaimStarted(
                claim,
                organisation,
                number,
                "CSP_1T",
                location,
                PERIOD,
                "SEMINAR",
                title,
                LocalDate.of(2021, 2, 1),
                LocalDate.of(2021, 2, 2),
                Money.currencyOf("EUR"),
                null,
                "1",
                null,
                null,
                SmallCatalogue.catalogue().submitBy(PERIOD, location),
                Reminder.of(SmallCatalogue.catalogue().submitBy(PERIOD, location), List.of(14, 3), Instant.EPOCH),
                LocalDate.of(2023, 2, 2),
                "de");
    }

    public Cost cost(String name, String supplier, String amount) {
        return new Cost(
                costId(name),
                CostSource.THIRD_PARTY,
                "VENUE",
                new SupplierInvoice(supplier, null, "R-" + name, LocalDate.of(2021, 2, 2)),
                keys("R-" + name, supplier),
                null,
                eur(amount),
                eur(amount),
                List.of(),
                List.of(),
                null);
    }

    /** By which rules recognise what a supplier billed; the query side only passes them on. */
    public InvoiceKeys keys(String number, String supplier) {
        return new InvoiceKeys(
                InvoiceId.ofDigest(StableDigest.of(organisation + InvoiceId.normalised(number))),
                new SupplierNameKey(StableDigest.of(supplier), ""),
                null);
    }

    public CostAdded costAdded(String name, String supplier, String amount) {
        return new CostAdded(claim, organisation, cost(name, supplier, amount));
    }

    public DocumentAttached attached(String name, String contentId) {
        return new DocumentAttached(
                claim,
                organisation,
                documentId(name),
                "INVOICE",
                name + ".pdf",
                "application/pdf",
                1_000,
                "ab".repeat(32),
                contentId,
                null,
                null,
                "the invoice",
                List.of(costId("hall")),
                List.of());
    }

    public CoreRequirementTicked ticked(String requirement, String document) {
        return new CoreRequirementTicked(claim, organisation, requirement, true, List.of(documentId(document)));
    }

    public CommentAdded comment(String name, String text) {
        return new CommentAdded(claim, organisation, new CommentId("comment-" + name), text, null);
    }

    public FundsReserved reserved(String amount) {
        return new FundsReserved(fund, organisation, claim, eur(amount));
    }

    /** Submitted although a document of it is in another claim (C-9). */
    public ClaimSubmitted submittedLike(ClaimStory other, String amount) {
        ClaimSubmitted plain = submitted(amount);
        return new ClaimSubmitted(
                claim,
                organisation,
                plain.requested(),
                plain.allocations(),
                List.of(new SubmissionWarning("DUPLICATE_DOCUMENT", "/documents/document-invoice", other.claim)),
                plain.reviewDue(),
                plain.keepOriginalsUntil(),
                plain.catalogueVersion());
    }

    public ClaimSubmitted submitted(String amount) {
        return new ClaimSubmitted(
                claim,
                organisation,
                eur(amount),
                List.of(Allocation.of(fund, eur(amount))),
                List.of(),
                REVIEW_DUE,
                LocalDate.of(2023, 2, 2),
                "test");
    }

    public ReviewAssigned assigned() {
        return new ReviewAssigned(claim, organisation, REVIEWER);
    }

    public ReviewStarted reviewStarted() {
        return new ReviewStarted(claim, organisation, REVIEWER);
    }

    public ClaimApproved approved(String amount, ApprovedCost... costs) {
        return new ClaimApproved(
                claim,
                organisation,
                eur(amount),
                List.of(costs),
                List.of(Allocation.of(fund, eur(amount))),
                "well done",
                List.of(),
                false,
                List.of("VENDOR_CONTENT"),
                "2023.10");
    }

    public ClaimRejected rejected(String held) {
        return new ClaimRejected(
                claim,
                organisation,
                List.of("EXPENSE_NOT_ELIGIBLE"),
                List.of(),
                "not a marketing cost",
                List.of(Allocation.of(fund, eur(held))),
                DISPUTABLE_UNTIL);
    }

    public InformationRequested asked(RequestOrigin origin, String item) {
        return new InformationRequested(
                claim,
                organisation,
                origin,
                List.of(new InformationItem(itemId(item), "POE_UNCLEAR", "which page?", null, null, "PHOTO")),
                ANSWER_DUE,
                Reminder.of(ANSWER_DUE, List.of(7, 2), Instant.EPOCH));
    }

    public AnswerTimeExtended answerUntil(Deadline later) {
        return new AnswerTimeExtended(claim, organisation, later, Reminder.of(later, List.of(7, 2), Instant.EPOCH));
    }

    public InformationItemAnswered answered(String item, String answer) {
        return new InformationItemAnswered(claim, organisation, itemId(item), answer, List.of());
    }

    public ClaimResubmitted resubmitted(RequestOrigin origin, String amount) {
        return new ClaimResubmitted(
                claim,
                organisation,
                origin,
                eur(amount),
                List.of(Allocation.of(fund, eur(amount))),
                List.of(),
                DUE_AGAIN,
                LocalDate.of(2023, 2, 3),
                "test");
    }

    public DisputeOpened disputed(String amount) {
        return new DisputeOpened(
                claim,
                organisation,
                "it is a marketing cost",
                List.of(),
                List.of(Allocation.of(fund, eur(amount))),
                DISPUTE_DUE);
    }

    public DisputeUpheld upheld(String amount, ApprovedCost... costs) {
        return new DisputeUpheld(
                claim,
                organisation,
                eur(amount),
                List.of(costs),
                List.of(Allocation.of(fund, eur(amount))),
                "sorry",
                List.of(),
                false,
                List.of("VENDOR_CONTENT"),
                "2023.10");
    }

    public DisputeDismissed dismissed(String amount) {
        return new DisputeDismissed(
                claim,
                organisation,
                List.of("EXPENSE_NOT_ELIGIBLE"),
                List.of(),
                "still not",
                List.of(Allocation.of(fund, eur(amount))));
    }

    public ApprovalRevoked revoked(String amount) {
        return new ApprovalRevoked(
                claim, organisation, "one invoice is wrong", List.of(Allocation.of(fund, eur(amount))));
    }

    public InternalNoteAdded note(String name, String text) {
        return new InternalNoteAdded(claim, organisation, new NoteId("note-" + name), text);
    }

    public UploadRequested uploadAsked(String name, String colleague) {
        return new UploadRequested(
                claim,
                organisation,
                new UploadRequestId("upload-" + name),
                new UserId(colleague),
                "INVOICE",
                "please",
                null);
    }

    private static Deadline endOf(String day) {
        return Deadline.endOf(LocalDate.parse(day), ZoneId.of("UTC"));
    }

    private static InformationItemId itemId(String name) {
        return new InformationItemId("item-" + name);
    }
}
