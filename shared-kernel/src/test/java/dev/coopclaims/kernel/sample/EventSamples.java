package dev.coopclaims.kernel.sample;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.StableDigest;
import dev.coopclaims.kernel.catalogue.CatalogueCorrected;
import dev.coopclaims.kernel.catalogue.CatalogueId;
import dev.coopclaims.kernel.catalogue.CataloguePublished;
import dev.coopclaims.kernel.catalogue.CatalogueUploaded;
import dev.coopclaims.kernel.claim.ActivityQuestionAnswered;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.claim.ClaimNumbersAllotted;
import dev.coopclaims.kernel.claim.ClaimNumbersId;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.CommentAdded;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.CoreRequirementTicked;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostChanged;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostRemoved;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.DocumentRemoved;
import dev.coopclaims.kernel.claim.ExcludedPart;
import dev.coopclaims.kernel.claim.InHouseWork;
import dev.coopclaims.kernel.claim.MetricRecorded;
import dev.coopclaims.kernel.claim.RejectedPart;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.earning.AppliedSplit;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.earning.EarningRegistered;
import dev.coopclaims.kernel.earning.ImportId;
import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.fund.EarningsShortfallKept;
import dev.coopclaims.kernel.fund.EarningsShortfallNetted;
import dev.coopclaims.kernel.fund.FundOpened;
import dev.coopclaims.kernel.fund.FundsApproved;
import dev.coopclaims.kernel.fund.FundsNetted;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.fund.FundsReserved;
import dev.coopclaims.kernel.fund.ShortfallId;
import dev.coopclaims.kernel.invoice.InvoiceDetailsChanged;
import dev.coopclaims.kernel.invoice.InvoiceExclusionDeclared;
import dev.coopclaims.kernel.invoice.InvoiceNetCorrected;
import dev.coopclaims.kernel.invoice.InvoiceRegistered;
import dev.coopclaims.kernel.invoice.InvoiceShareClaimed;
import dev.coopclaims.kernel.invoice.InvoiceShareReleased;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.rate.ExchangeRate;
import dev.coopclaims.kernel.rate.ExchangeRatesId;
import dev.coopclaims.kernel.rate.ExchangeRatesPublished;
import dev.coopclaims.kernel.rate.Quote;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.source.InvoiceKeys;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.kernel.source.SupplierNameKey;
import dev.coopclaims.kernel.source.TaxIdKey;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.kernel.time.Reminder;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One fixed sample of every event, with every possible field filled. The stored forms are approved from them, and the
 * tests of other modules read them.
 */
public final class EventSamples {
    public static final OrganisationId ORGANISATION = new OrganisationId("org-northwind");
    private static final OrganisationId VENDOR = new OrganisationId("org-vendor");
    public static final ClaimId CLAIM = new ClaimId("claim-018f0000-0000-7000-8000-000000000001");
    private static final CostId COST = new CostId("cost-018f0000-0000-7000-8000-000000000002");
    private static final DocumentId DOCUMENT = new DocumentId("document-018f0000-0000-7000-8000-000000000003");
    private static final CommentId COMMENT = new CommentId("comment-018f0000-0000-7000-8000-000000000004");
    private static final PreApprovalId PRE_APPROVAL =
            new PreApprovalId("preapproval-018f0000-0000-7000-8000-000000000009");
    private static final EarningPeriod PERIOD = EarningPeriod.ofLabel("FY19-H2");
    private static final FundId FUND = FundId.of(ORGANISATION, "CSP_DIRECT", "UK_LTD", PERIOD);
    private static final ShortfallId SHORTFALL = ShortfallId.of(FUND);
    private static final EarningId EARNING = EarningId.ofDigest(StableDigest.of("ERP-2019-0001"));
    private static final InvoiceId INVOICE = InvoiceId.ofDigest("6ad1f2c05b7e4d3980a1c2d3e4f50617");
    private static final SupplierNameKey NAME_KEY = new SupplierNameKey("0f1e2d3c4b5a69788796a5b4c3d2e1f0", "CO");
    private static final SupplierNameKey OTHER_NAME_KEY = new SupplierNameKey("8c7b6a5948372615041f2e3d4c5b6a79", "");
    private static final TaxIdKey TAX_ID_KEY =
            new TaxIdKey("a0b1c2d3e4f5061728394a5b6c7d8e9f", List.of("f9e8d7c6b5a493827160f5e4d3c2b1a0"));
    private static final UserId PAULA = new UserId("paula");
    public static final UserId RITA = new UserId("rita");
    private static final ClaimLabel LABEL = new ClaimLabel("CLM-FY19H2-000001", "CSP_DIRECT", "GB");
    private static final AppliedSplit SPLIT = new AppliedSplit(60, 40, "2023.10");
    private static final ImportId IMPORT = new ImportId("import-018f0000-0000-7000-8000-000000000010");
    private static final LocalDate DAY = LocalDate.of(2019, 9, 12);
    private static final Instant MOMENT = Instant.parse("2020-01-15T12:00:00Z");
    private static final Deadline UNTIL = Deadline.endOf(LocalDate.of(2020, 1, 15), ZoneId.of("Europe/London"));
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final List<Allocation> ALLOCATIONS = List.of(
            Allocation.of(FUND, gbp("1250.00")),
            new Allocation(
                    FundId.of(ORGANISATION, "CSP_DIRECT", "US_CORP", PERIOD),
                    Money.of("130.00", "USD"),
                    gbp("100.00"),
                    new ExchangeRate(
                            EUR,
                            new Quote(gbp("0").currency(), new BigDecimal("0.85573")),
                            new Quote(Currency.getInstance("USD"), new BigDecimal("1.1124")),
                            LocalDate.of(2020, 1, 14),
                            "ECB")));

    private EventSamples() {}

    public static List<DomainEvent> all() {
        return Stream.of(
                        ofTheFirstClaim(),
                        FundEventSamples.all(),
                        LifecycleEventSamples.all(),
                        ErasureEventSamples.all(),
                        ExceptionEventSamples.all())
                .flatMap(List::stream)
                .toList();
    }

    /** The samples of one stream's events. */
    public static <E extends DomainEvent> List<E> of(Class<E> stream) {
        return all().stream().filter(stream::isInstance).map(stream::cast).toList();
    }

    /** The same event with all optional fields empty. */
    public static <E extends DomainEvent> E bare(E event) {
        RecordComponent[] components = event.getClass().getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @Nullable Object[] values = new @Nullable Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                boolean optional = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
                values[i] = optional ? null : components[i].getAccessor().invoke(event);
            }
            @SuppressWarnings("unchecked")
            Class<E> type = (Class<E>) event.getClass();
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException notARecord) {
            throw new LinkageError("no bare form of " + event, notARecord);
        }
    }

    private static List<DomainEvent> ofTheFirstClaim() {
        return List.of(
                new OrganisationRegistered(
                        ORGANISATION, "Northwind Traders", OrganisationKind.PARTNER, "CRM-4711", "GB", "en"),
                new MemberAdded(ORGANISATION, PAULA, "Paula Partner", "paula@northwind.example", Role.PARTNER_ADMIN),
                new EarningRegistered(
                        EARNING,
                        "ERP-2019-0001",
                        ORGANISATION,
                        "CSP_DIRECT",
                        "UK_LTD",
                        LocalDate.of(2019, 3, 31),
                        gbp("10000.00"),
                        FUND,
                        "FY19 H1",
                        SPLIT,
                        IMPORT),
                new FundOpened(
                        FUND,
                        ORGANISATION,
                        "CSP_DIRECT",
                        "UK_LTD",
                        PERIOD,
                        gbp("0").currency(),
                        UNTIL,
                        UNTIL,
                        false,
                        List.of(new Reminder(14, Instant.parse("2026-02-01T00:00:00Z")))),
                new EarningsAccrued(
                        FUND,
                        ORGANISATION,
                        EARNING,
                        LocalDate.of(2019, 3, 31),
                        gbp("10000.00"),
                        gbp("6000.00"),
                        gbp("3990.00"),
                        gbp("10.00"),
                        SPLIT,
                        IMPORT),
                new EarningsShortfallKept(SHORTFALL, FUND, ORGANISATION, EARNING, gbp("10.00")),
                new EarningsShortfallNetted(SHORTFALL, FUND, ORGANISATION, FUND, gbp("10.00")),
                new FundsNetted(FUND, ORGANISATION, CLAIM, gbp("10.00")),
                new FundsReserved(FUND, ORGANISATION, CLAIM, gbp("1250.00")),
                new FundsReleased(FUND, ORGANISATION, CLAIM, gbp("50.00"), FundsReleased.Reason.REDUCED),
                new FundsApproved(FUND, ORGANISATION, CLAIM, gbp("1200.00")),
                new InvoiceRegistered(
                        INVOICE,
                        ORGANISATION,
                        1,
                        "Print & Co",
                        "GB123456789",
                        "INV-77",
                        NAME_KEY,
                        TAX_ID_KEY,
                        DAY,
                        gbp("1250.00"),
                        "GB",
                        gbp("250.00"),
                        gbp("1500.00")),
                new InvoiceDetailsChanged(
                        INVOICE,
                        ORGANISATION,
                        1,
                        List.of("Print & Co", "Printers"),
                        "GB123456789",
                        List.of(NAME_KEY, OTHER_NAME_KEY),
                        TAX_ID_KEY,
                        DAY),
                new InvoiceNetCorrected(
                        INVOICE,
                        ORGANISATION,
                        1,
                        gbp("1250.00"),
                        gbp("1520.00"),
                        CLAIM,
                        "Digits were swapped",
                        "INV-77",
                        List.of(CLAIM)),
                new InvoiceExclusionDeclared(INVOICE, ORGANISATION, 1, CLAIM, gbp("50.00")),
                new InvoiceShareClaimed(
                        INVOICE, ORGANISATION, 1, CLAIM, LABEL, COST, gbp("1250.00"), gbp("50.00"), 100),
                new InvoiceShareReleased(INVOICE, ORGANISATION, 1, CLAIM, COST, gbp("50.00")),
                new ClaimNumbersAllotted(
                        ClaimNumbersId.of(PERIOD), VENDOR, PERIOD, 1, 100, "000102030405060708090a0b0c0d0e0f"),
                new CatalogueUploaded(
                        CatalogueId.VERSIONS,
                        VENDOR,
                        "2026.7",
                        LocalDate.of(2026, 7, 1),
                        "catalogue_version: \"2026.7\"\n",
                        "0f".repeat(32)),
                new CataloguePublished(
                        CatalogueId.VERSIONS, VENDOR, "2026.7", LocalDate.of(2026, 7, 1), "0f".repeat(32), "2026.6"),
                new CatalogueCorrected(
                        CatalogueId.VERSIONS,
                        VENDOR,
                        "2026.7b",
                        LocalDate.of(2026, 7, 1),
                        "f0".repeat(32),
                        "2026.7",
                        "The cap lacked a nought"),
                new ExchangeRatesPublished(
                        ExchangeRatesId.of(LocalDate.of(2020, 1, 14)),
                        VENDOR,
                        LocalDate.of(2020, 1, 14),
                        EUR,
                        List.of(
                                new Quote(gbp("0").currency(), new BigDecimal("0.85573")),
                                new Quote(Currency.getInstance("USD"), new BigDecimal("1.1124"))),
                        "ECB"),
                new ClaimStarted(
                        CLAIM,
                        ORGANISATION,
                        "CLM-FY19H2-000001",
                        "CSP_DIRECT",
                        "GB",
                        PERIOD,
                        "PRINT_ADVERTISING",
                        "Autumn flyers",
                        DAY,
                        DAY.plusDays(3),
                        gbp("0").currency(),
                        "PLAN-9",
                        "2023.10",
                        CLAIM,
                        PRE_APPROVAL,
                        UNTIL,
                        List.of(new Reminder(14, Instant.parse("2026-02-01T00:00:00Z"))),
                        DAY.plusDays(3).plusMonths(24),
                        "en"),
                new ClaimDetailsChanged(
                        CLAIM,
                        ORGANISATION,
                        "GB",
                        "PRINT_ADVERTISING",
                        "Autumn flyers",
                        DAY,
                        DAY.plusDays(4),
                        DAY.plusDays(4).plusMonths(24),
                        "PLAN-9",
                        PRE_APPROVAL,
                        "en"),
                new CostAdded(CLAIM, ORGANISATION, thirdParty()),
                new CostChanged(CLAIM, ORGANISATION, inHouse()),
                new CostRemoved(CLAIM, ORGANISATION, COST),
                new DocumentAttached(
                        CLAIM,
                        ORGANISATION,
                        DOCUMENT,
                        "LANDING_PAGE_URL",
                        "page.pdf",
                        "application/pdf",
                        12_345,
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                        "content-1",
                        "https://northwind.example/offer",
                        MOMENT,
                        "The page as it was",
                        List.of(COST),
                        List.of("VENDOR_CONTENT")),
                new DocumentRemoved(CLAIM, ORGANISATION, DOCUMENT),
                new CoreRequirementTicked(CLAIM, ORGANISATION, "VENDOR_CONTENT", true, List.of(DOCUMENT)),
                new MetricRecorded(CLAIM, ORGANISATION, "ESTIMATED_REACH", "12000"),
                new ActivityQuestionAnswered(CLAIM, ORGANISATION, "BUILT_IN_HOUSE", true),
                new CommentAdded(CLAIM, ORGANISATION, COMMENT, "Is the second page needed?", DOCUMENT),
                new ClaimSubmitted(
                        CLAIM,
                        ORGANISATION,
                        gbp("1350.00"),
                        ALLOCATIONS,
                        List.of(new SubmissionWarning("DUPLICATE_DOCUMENT", "/documents/" + DOCUMENT, CLAIM)),
                        UNTIL,
                        LocalDate.of(2021, 9, 15),
                        "2023.10"),
                new ReviewAssigned(CLAIM, ORGANISATION, RITA),
                new ReviewStarted(CLAIM, ORGANISATION, RITA),
                new ClaimApproved(
                        CLAIM,
                        ORGANISATION,
                        gbp("1200.00"),
                        List.of(new ApprovedCost(COST, gbp("1200.00"), "The second print run is not covered")),
                        ALLOCATIONS,
                        "Thank you",
                        List.of(Allocation.of(FUND, gbp("50.00"))),
                        true,
                        List.of("VENDOR_CONTENT"),
                        "2023.10"),
                new ClaimRejected(
                        CLAIM,
                        ORGANISATION,
                        List.of("EXPENSE_NOT_ELIGIBLE"),
                        List.of(new RejectedPart("EXPENSE_NOT_ELIGIBLE", COST, DOCUMENT, "VENDOR_CONTENT")),
                        "Not payable for this activity",
                        ALLOCATIONS,
                        UNTIL));
    }

    private static Cost thirdParty() {
        return new Cost(
                COST,
                CostSource.THIRD_PARTY,
                "PRINTED_MATERIAL",
                new SupplierInvoice("Print & Co", "GB123456789", "GB", "INV-77", DAY, gbp("250.00"), gbp("1500.00")),
                new InvoiceKeys(INVOICE, NAME_KEY, TAX_ID_KEY),
                null,
                gbp("1250.00"),
                gbp("1200.00"),
                List.of(new ExcludedPart("ALCOHOL", gbp("50.00"), PAULA)),
                List.of("Ann Attendee"),
                "Autumn fair");
    }

    private static Cost inHouse() {
        return new Cost(
                COST,
                CostSource.IN_HOUSE,
                "AGENCY_FEE",
                null,
                null,
                new InHouseWork(
                        "Paul Printer", new BigDecimal("12.50"), gbp("40.00"), DAY, DAY.plusDays(2), "Layout", PAULA),
                gbp("500.00"),
                gbp("500.00"),
                List.of(),
                List.of(),
                null);
    }

    private static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }
}
