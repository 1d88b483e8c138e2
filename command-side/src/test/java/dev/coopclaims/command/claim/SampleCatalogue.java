package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.catalogue.Cap;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.catalogue.DocumentKind;
import dev.coopclaims.kernel.catalogue.DrawingOrder;
import dev.coopclaims.kernel.catalogue.FundingEntity;
import dev.coopclaims.kernel.catalogue.Location;
import dev.coopclaims.kernel.catalogue.MetricKind;
import dev.coopclaims.kernel.catalogue.Programme;
import dev.coopclaims.kernel.catalogue.Proof;
import dev.coopclaims.kernel.catalogue.RejectionReason;
import dev.coopclaims.kernel.catalogue.TimeLimits;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.time.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A small catalogue with one activity of each shape. */
public final class SampleCatalogue {
    /** The only activity without questions, components or conditions. */
    public static final String PRINT = "PRINT_ADVERTISING";

    public static final String SEMINAR = "CUSTOMER_SEMINAR";
    public static final String WEBSITE = "PARTNER_WEBSITE";
    public static final String SEEDING = "PRODUCT_SEEDING";
    public static final String CAMPAIGN = "CAMPAIGN";
    public static final String TELEMARKETING = "TELEMARKETING";
    public static final String TV = "TV_RADIO";
    public static final String EXAMS = "EXAMS_TUITION";

    public static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");

    public static final Catalogue CATALOGUE = new Catalogue(
            "test.1",
            LocalDate.of(2021, 1, 1),
            byCode(
                    Programme::code,
                    coop("CSP_DIRECT", 100),
                    coop("HALF", 50),
                    new Programme(
                            "OSA_SELL",
                            "Advisory",
                            false,
                            "Use the CPOR process.",
                            false,
                            null,
                            List.of(),
                            false,
                            100)),
            byCode(
                    FundingEntity::code,
                    new FundingEntity(
                            "US_CORP", "Corporation", Money.currencyOf("USD"), "US", ZoneId.of("America/New_York")),
                    new FundingEntity(
                            "IE_OPS", "Operations", Money.currencyOf("EUR"), "IE", ZoneId.of("Europe/Dublin")),
                    new FundingEntity("DE_OPS", "Betrieb", Money.currencyOf("EUR"), "DE", ZoneId.of("Europe/Berlin"))),
            byCode(
                    Location::code,
                    new Location("IE", DUBLIN, "IE_OPS", false),
                    new Location("US-CA", ZoneId.of("America/Los_Angeles"), "US_CORP", false),
                    new Location("DE", ZoneId.of("Europe/Berlin"), "DE_OPS", true)),
            Map.of("MEDIA", "media", "SEO_FEE", "search", "CATERING", "food", "EXAM_FEE", "exam", "RENEWAL", "renewal"),
            Set.of("RENEWAL"),
            Set.of("ALCOHOL", "HOTEL_EXTRAS"),
            byCode(
                    DocumentKind::code,
                    kind("INVOICE", true, false),
                    kind("CSR", true, false),
                    kind("COMMUNICATION_PIECE", false, false),
                    kind("EVENT_PHOTO", false, false),
                    kind("PRESENTATION", false, false),
                    kind("SCREENSHOT", false, false),
                    kind("LANDING_PAGE_URL", false, true),
                    kind("STATEMENT_OF_WORK", false, false),
                    kind("SYSTEM_SPECIFICATION", false, false),
                    kind("DELIVERY_PROOF", false, false),
                    kind("SCRIPT", false, false),
                    new DocumentKind("TAX_INVOICE", DocumentKind.Stage.PAYMENT, false, false)),
            byCode(
                    MetricKind::code,
                    new MetricKind("REACH", MetricKind.Type.INTEGER),
                    new MetricKind("RESULTS", MetricKind.Type.TEXT),
                    new MetricKind("ATTENDEE_LIST", MetricKind.Type.LIST),
                    new MetricKind("COST_PER_PERSON", MetricKind.Type.MONEY)),
            Map.of("BRAND", "the brand is visible", "CONTENT", "vendor content is present", "CODE", "code exists"),
            Map.of("DEMAND_GENERATION", "Demand generation"),
            byCode(Activity::code, activities()),
            byCode(
                    RejectionReason::code,
                    reason("EXPENSE_NOT_ELIGIBLE", RejectionReason.Outcome.EITHER),
                    reason("LATE_CLAIM", RejectionReason.Outcome.REJECT),
                    reason("MISSING_POE", RejectionReason.Outcome.ACTION)),
            new TimeLimits(2, 5, 45, 30, 24, 46, 30, 30, 7, 180, 30, 1, 1, List.of(), List.of(), 30, List.of()),
            new BusinessCalendar(DUBLIN, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), day -> false),
            Set.of(Money.currencyOf("EUR"), Money.currencyOf("USD"), Money.currencyOf("CHF")),
            1_000_000,
            Set.of("EVENT_PHOTO"),
            DrawingOrder.DEFAULT);

    /** It alone. */
    public static final CatalogueVersions VERSIONS = CatalogueVersions.of(CATALOGUE);

    private SampleCatalogue() {}

    /** The same, but the print advert has a cap. */
    public static Catalogue withCaps(Cap... caps) {
        Map<String, Activity> capped = new LinkedHashMap<>(CATALOGUE.activities());
        capped.computeIfPresent(
                PRINT,
                (code, print) -> new Activity(
                        code,
                        print.name(),
                        print.category(),
                        print.programmes(),
                        print.preApprovalRequired(),
                        print.coreRequirements(),
                        print.proof(),
                        print.costEvidence(),
                        print.metrics(),
                        print.eligibleExpenses(),
                        print.ineligibleParts(),
                        List.of(caps),
                        print.components(),
                        print.effectiveFrom()));
        return with(capped, CATALOGUE.limits(), CATALOGUE.drawing());
    }

    /** The same, but with other limits for disputes, without and after a revoked approval (D-1). */
    public static Catalogue withDisputes(int perClaim, int afterRevocation) {
        TimeLimits limits = new TimeLimits(
                2,
                5,
                45,
                30,
                24,
                46,
                30,
                30,
                7,
                180,
                30,
                perClaim,
                afterRevocation,
                List.of(),
                List.of(),
                30,
                List.of());
        return with(CATALOGUE.activities(), limits, CATALOGUE.drawing());
    }

    /** The same, but with warnings and reminders so many days ahead (C-12, V-6). */
    static Catalogue withReminders(List<Integer> ofDrafts, List<Integer> ofRequests) {
        return with(
                CATALOGUE.activities(),
                new TimeLimits(2, 5, 45, 30, 24, 46, 30, 30, 7, 180, 30, 1, 1, ofDrafts, ofRequests, 30, List.of()),
                CATALOGUE.drawing());
    }

    /** The same, but with warnings so many days before funds expire (F-7). */
    static Catalogue withFundWarnings(List<Integer> days) {
        return with(
                CATALOGUE.activities(),
                new TimeLimits(2, 5, 45, 30, 24, 46, 30, 30, 7, 180, 30, 1, 1, List.of(), List.of(), 30, days),
                CATALOGUE.drawing());
    }

    /** The same, but with another number of days for producing originals (V-8). */
    public static Catalogue withOriginalsDays(int days) {
        return with(
                CATALOGUE.activities(),
                new TimeLimits(2, 5, 45, 30, 24, 46, 30, 30, 7, 180, days, 1, 1, List.of(), List.of(), 30, List.of()),
                CATALOGUE.drawing());
    }

    /** The same, but with another drawing order (F-5). */
    public static Catalogue withDrawing(boolean onTheSpotFirst, String... entities) {
        return with(
                CATALOGUE.activities(), CATALOGUE.limits(), new DrawingOrder(onTheSpotFirst, List.of(entities), 366));
    }

    /** The next version, which knows no activity but {@link #TELEMARKETING} and has its own limits. */
    public static Catalogue next(String version, LocalDate from, TimeLimits limits) {
        return with(
                version,
                from,
                Map.of(
                        TELEMARKETING,
                        Objects.requireNonNull(CATALOGUE.activities().get(TELEMARKETING))),
                limits,
                CATALOGUE.drawing());
    }

    /** The same, but what the programme for direct partners earns in a period has to reach the threshold (F-2). */
    public static Catalogue withThreshold(Money threshold) {
        Programme direct = Objects.requireNonNull(CATALOGUE.programmes().get("CSP_DIRECT"));
        Map<String, Programme> programmes = new LinkedHashMap<>(CATALOGUE.programmes());
        programmes.put(
                direct.code(),
                new Programme(
                        direct.code(),
                        direct.name(),
                        true,
                        null,
                        direct.surface(),
                        direct.split(),
                        List.of(new Programme.Threshold(LocalDate.of(2019, 1, 1), threshold)),
                        direct.requiresTaxInvoice(),
                        direct.reimbursedPercent()));
        return of(CATALOGUE.version(), CATALOGUE.effectiveFrom(), programmes, CATALOGUE.entities());
    }

    /** The version from that day on, without the entity. */
    public static Catalogue without(String entity, Catalogue before, LocalDate from) {
        Map<String, FundingEntity> entities = new LinkedHashMap<>(before.entities());
        entities.remove(entity);
        return of("without", from, before.programmes(), entities);
    }

    /** The same from another day on, under a name of its own. */
    public static Catalogue from(LocalDate from, Catalogue same) {
        return of("from-" + from, from, same.programmes(), same.entities());
    }

    /** The version from that day on, in which the programme has no co-op claims. */
    public static Catalogue notCoop(String programme, Catalogue before, LocalDate from) {
        Map<String, Programme> programmes = new LinkedHashMap<>(before.programmes());
        programmes.put(
                programme,
                new Programme(programme, programme, false, "Use another.", false, null, List.of(), false, 100));
        return of("not-coop", from, programmes, before.entities());
    }

    /** The same with its entities in the opposite order. */
    public static Catalogue entitiesReversed() {
        Map<String, FundingEntity> reversed = new LinkedHashMap<>();
        new ArrayList<>(CATALOGUE.entities().values())
                .reversed()
                .forEach(entity -> reversed.put(entity.code(), entity));
        return of("reversed", CATALOGUE.effectiveFrom(), CATALOGUE.programmes(), reversed);
    }

    /** The same, but a part of the campaign has a cap and pays these. */
    public static Catalogue cappedTelemarketing(Set<String> eligibleExpenses) {
        Activity before = Objects.requireNonNull(CATALOGUE.activities().get(TELEMARKETING));
        Map<String, Activity> activities = new LinkedHashMap<>(CATALOGUE.activities());
        activities.put(
                TELEMARKETING,
                new Activity(
                        TELEMARKETING,
                        before.name(),
                        before.category(),
                        before.programmes(),
                        false,
                        before.coreRequirements(),
                        before.proof(),
                        before.costEvidence(),
                        before.metrics(),
                        eligibleExpenses,
                        before.ineligibleParts(),
                        List.of(new Cap(
                                Cap.Kind.ABSOLUTE,
                                Money.of("100.00", "EUR"),
                                null,
                                null,
                                null,
                                false,
                                List.of("organisation"),
                                List.of())),
                        null,
                        null));
        return with(activities, CATALOGUE.limits(), CATALOGUE.drawing());
    }

    /** The same, but with another calendar of the validation team. */
    public static Catalogue withReviewCalendar(BusinessCalendar calendar) {
        return new Catalogue(
                CATALOGUE.version(),
                CATALOGUE.effectiveFrom(),
                CATALOGUE.programmes(),
                CATALOGUE.entities(),
                CATALOGUE.locations(),
                CATALOGUE.expenseTypes(),
                CATALOGUE.metricsWaived(),
                CATALOGUE.ineligibleParts(),
                CATALOGUE.documentKinds(),
                CATALOGUE.metricKinds(),
                CATALOGUE.coreRequirements(),
                CATALOGUE.categories(),
                CATALOGUE.activities(),
                CATALOGUE.rejectionReasons(),
                CATALOGUE.limits(),
                calendar,
                CATALOGUE.currencies(),
                CATALOGUE.maxFileBytes(),
                CATALOGUE.explanationRequired(),
                CATALOGUE.drawing());
    }

    /** The version from that day on, by which claims can be handed in so many days after their half-year. */
    public static Catalogue claimedUntil(int days, LocalDate from) {
        return with(
                "longer",
                from,
                CATALOGUE.activities(),
                new TimeLimits(2, 5, 45, 30, 24, days, 30, 30, 7, 180, 30, 1, 1, List.of(), List.of(), 30, List.of()),
                CATALOGUE.drawing());
    }

    /** The version from that day on, in which the entity pays in another currency. */
    public static Catalogue paying(String entity, String currency, LocalDate from) {
        Map<String, FundingEntity> entities = new LinkedHashMap<>(CATALOGUE.entities());
        entities.computeIfPresent(
                entity,
                (code, known) -> new FundingEntity(
                        code, known.name(), Money.currencyOf(currency), known.calendar(), known.zone()));
        return of("paying", from, CATALOGUE.programmes(), entities);
    }

    private static Catalogue of(
            String version, LocalDate from, Map<String, Programme> programmes, Map<String, FundingEntity> entities) {
        return new Catalogue(
                version,
                from,
                programmes,
                entities,
                CATALOGUE.locations(),
                CATALOGUE.expenseTypes(),
                CATALOGUE.metricsWaived(),
                CATALOGUE.ineligibleParts(),
                CATALOGUE.documentKinds(),
                CATALOGUE.metricKinds(),
                CATALOGUE.coreRequirements(),
                CATALOGUE.categories(),
                CATALOGUE.activities(),
                CATALOGUE.rejectionReasons(),
                CATALOGUE.limits(),
                CATALOGUE.reviewCalendar(),
                CATALOGUE.currencies(),
                CATALOGUE.maxFileBytes(),
                CATALOGUE.explanationRequired(),
                CATALOGUE.drawing());
    }

    private static Catalogue with(Map<String, Activity> activities, TimeLimits limits, DrawingOrder drawing) {
        return with(CATALOGUE.version(), CATALOGUE.effectiveFrom(), activities, limits, drawing);
    }

    private static Catalogue with(
            String version, LocalDate from, Map<String, Activity> activities, TimeLimits limits, DrawingOrder drawing) {
        return new Catalogue(
                version,
                from,
                CATALOGUE.programmes(),
                CATALOGUE.entities(),
                CATALOGUE.locations(),
                CATALOGUE.expenseTypes(),
                CATALOGUE.metricsWaived(),
                CATALOGUE.ineligibleParts(),
                CATALOGUE.documentKinds(),
                CATALOGUE.metricKinds(),
                CATALOGUE.coreRequirements(),
                CATALOGUE.categories(),
                activities,
                CATALOGUE.rejectionReasons(),
                limits,
                CATALOGUE.reviewCalendar(),
                CATALOGUE.currencies(),
                CATALOGUE.maxFileBytes(),
                CATALOGUE.explanationRequired(),
                drawing);
    }

    private static Activity[] activities() {
        return new Activity[] {
            activity(PRINT, List.of("BRAND"), allOf("COMMUNICATION_PIECE"), List.of("REACH"), false, null),
            activity(
                    SEMINAR,
                    List.of("BRAND", "CONTENT"),
                    new Proof(
                            List.of("EVENT_PHOTO"),
                            List.of(),
                            List.of(new Proof.Conditional("PHOTOS_MISS_CORE_REQUIREMENTS", List.of("PRESENTATION"))),
                            List.of()),
                    List.of(),
                    false,
                    null),
            activity(
                    WEBSITE,
                    List.of(),
                    new Proof(
                            List.of(),
                            List.of("LANDING_PAGE_URL", "SCREENSHOT"),
                            List.of(new Proof.Conditional("EXPENSE_SEO_FEE", List.of("STATEMENT_OF_WORK"))),
                            List.of()),
                    List.of("RESULTS"),
                    false,
                    null),
            activity(
                    SEEDING,
                    List.of(),
                    new Proof(
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(
                                    new Proof.Conditional("BUILT_IN_HOUSE", List.of("SYSTEM_SPECIFICATION")),
                                    new Proof.Conditional("THIRD_PARTY_UNIT", List.of("DELIVERY_PROOF")))),
                    List.of(),
                    false,
                    null),
            activity(
                    CAMPAIGN,
                    List.of(),
                    Proof.NONE,
                    List.of(),
                    false,
                    new Activity.Components(List.of(PRINT, WEBSITE, TELEMARKETING), 2)),
            activity(TELEMARKETING, List.of("CONTENT"), allOf("SCRIPT"), List.of("REACH"), false, null),
            activity(TV, List.of(), allOf("COMMUNICATION_PIECE"), List.of(), true, null),
            new Activity(
                    EXAMS,
                    EXAMS,
                    "PARTNER_READINESS",
                    Set.of("HALF"),
                    false,
                    List.of("CODE"),
                    Proof.NONE,
                    new Activity.CostEvidence(List.of("INVOICE"), List.of()),
                    List.of("ATTENDEE_LIST", "COST_PER_PERSON"),
                    Set.of("EXAM_FEE"),
                    Set.of(),
                    List.of(),
                    null,
                    LocalDate.of(2021, 4, 1)),
        };
    }

    private static Activity activity(
            String code,
            List<String> requirements,
            Proof proof,
            List<String> metrics,
            boolean preApproval,
            Activity.@Nullable Components components) {
        return new Activity(
                code,
                code,
                "DEMAND_GENERATION",
                Set.of("CSP_DIRECT", "HALF"),
                preApproval,
                requirements,
                proof,
                new Activity.CostEvidence(List.of(), List.of("INVOICE", "CSR")),
                metrics,
                Set.of("MEDIA", "SEO_FEE", "CATERING"),
                Set.of("ALCOHOL"),
                List.of(),
                components,
                null);
    }

    private static Proof allOf(String kind) {
        return new Proof(List.of(kind), List.of(), List.of(), List.of());
    }

    private static Programme coop(String code, int reimbursedPercent) {
        return new Programme(
                code,
                code,
                true,
                null,
                false,
                new Programme.EarningsSplit(60, 40),
                List.of(),
                false,
                reimbursedPercent);
    }

    private static DocumentKind kind(String code, boolean costEvidence, boolean link) {
        return new DocumentKind(code, DocumentKind.Stage.CLAIM, costEvidence, link);
    }

    private static RejectionReason reason(String code, RejectionReason.Outcome outcome) {
        return new RejectionReason(code, code, outcome, RejectionReason.Stage.REVIEW);
    }

    @SafeVarargs
    private static <T> Map<String, T> byCode(Function<T, String> code, T... all) {
        Map<String, T> map = new LinkedHashMap<>();
        for (T one : all) {
            map.put(code.apply(one), one);
        }
        return map;
    }

    static Currency euro() {
        return Money.currencyOf("EUR");
    }
}
