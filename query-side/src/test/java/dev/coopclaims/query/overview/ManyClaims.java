package dev.coopclaims.query.overview;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.overview.ListedClaim.ListedCost;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.progress.ClaimDates;
import dev.coopclaims.query.progress.ClaimDeadlines;
import dev.coopclaims.query.progress.ClaimProgress;
import dev.coopclaims.query.progress.NextStep;
import dev.coopclaims.query.progress.WhoMustAct;
import dev.coopclaims.query.text.SearchWords;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Documents of the list of claims as a vendor's years make them: most claims have ended, a few percent are open, half of
 * the open ones of older periods are forgotten drafts, and organisations are as unequal as people's wealth.
 */
final class ManyClaims {
    static final List<String> PROGRAMMES = List.of("CSP_1T", "CSP_2T", "HOSTING", "SURFACE");
    static final List<String> PERIODS = List.of("FY19-H1", "FY19-H2", "FY20-H1", "FY20-H2", "FY21-H1", "FY21-H2");
    static final int ORGANISATIONS = 400;
    static final int REVIEWERS = 40;

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final List<String> ACTIVITIES =
            List.of("Fair", "Seminar", "Print ad", "Webinar", "Road show", "Mailing");
    private static final List<String> TOWNS =
            List.of("Köln", "Łódź", "Sevilla", "Oslo", "Gent", "Turin", "Graz", "Brno");
    private static final List<String> SUPPLIERS = List.of("Print", "Müller", "Town Hall", "Media", "Expo", "Catering");
    private static final List<String> FORMS = List.of("Ltd", "GmbH", "SA", "Oy");

    /** In thousandths, added up. */
    private static final NavigableMap<Integer, ClaimStatus> STATUS_BELOW = new TreeMap<>(Map.of(
            620, ClaimStatus.APPROVED,
            740, ClaimStatus.REJECTED,
            800, ClaimStatus.WITHDRAWN,
            860, ClaimStatus.DISCARDED,
            880, ClaimStatus.EXPIRED,
            930, ClaimStatus.EDITING,
            955, ClaimStatus.SUBMITTED,
            978, ClaimStatus.UNDER_REVIEW,
            995, ClaimStatus.ACTION_REQUIRED,
            1_000, ClaimStatus.DISPUTED));

    private final Random random;

    private ManyClaims(long seed) {
        random = new Random(seed);
    }

    /** So many claims, by key; the same for the same seed. */
    static Map<String, ListedClaim> of(int number, long seed) {
        ManyClaims many = new ManyClaims(seed);
        Map<String, ListedClaim> claims = new LinkedHashMap<>();
        for (int one = 0; one < number; one++) {
            ListedClaim claim = many.claim(one, number);
            claims.put(claim.claim().value(), claim);
        }
        return claims;
    }

    private ListedClaim claim(int one, int of) {
        EarningPeriod period = EarningPeriod.ofLabel(PERIODS.get(one * PERIODS.size() / of));
        Instant started = period.usage()
                .first()
                .atStartOfDay(ZONE)
                .toInstant()
                .plus(random.nextInt(200 * 24 * 60), ChronoUnit.MINUTES);
        ClaimId id = new ClaimId("claim-%08x%08x".formatted(random.nextInt(), one));
        String number = "CLM-%s-%06d".formatted(period.label().replace("-", ""), one);
        String title = pick(ACTIVITIES) + " " + pick(TOWNS) + " " + random.nextInt(100);
        ClaimProgress progress = progress(started);
        ListedCost cost = new ListedCost(
                new CostId("cost-" + one),
                Money.of("500.00", "EUR"),
                pick(SUPPLIERS) + " " + pick(FORMS),
                "RE-%d/%d".formatted(random.nextInt(10_000), random.nextInt(100)));
        return new ListedClaim(
                id,
                organisation(),
                number,
                pick(PROGRAMMES),
                period,
                Money.currencyOf("EUR"),
                "DE",
                "SEMINAR",
                title,
                random.nextInt(20) == 0 ? "pt-BR" : "de",
                progress,
                progress.next(),
                SearchWords.of(Stream.concat(Stream.of(number, title), cost.bill())),
                ClaimSortKeys.of(id, number, title, progress),
                List.of(cost),
                List.of(),
                List.of(),
                progress.next().whoMustAct() == WhoMustAct.PARTNER);
    }

    /** The first one has about a twentieth of all claims. */
    private OrganisationId organisation() {
        return organisation((int) (ORGANISATIONS * Math.pow(random.nextDouble(), 2)));
    }

    static OrganisationId organisation(int number) {
        return new OrganisationId("org-" + number);
    }

    private ClaimProgress progress(Instant started) {
        ClaimStatus status = status();
        boolean draft = status == ClaimStatus.EDITING || status == ClaimStatus.DISCARDED;
        boolean decided =
                status == ClaimStatus.APPROVED || status == ClaimStatus.REJECTED || status == ClaimStatus.DISPUTED;
        Instant submitted = draft ? null : started.plus(random.nextInt(40), ChronoUnit.DAYS);
        Instant decision = decided && submitted != null ? submitted.plus(random.nextInt(20), ChronoUnit.DAYS) : null;
        LocalDate day = started.atZone(ZONE).toLocalDate();
        boolean reviewed = status != ClaimStatus.SUBMITTED && !draft;
        return new ClaimProgress(
                status,
                status == ClaimStatus.ACTION_REQUIRED
                        ? random.nextInt(5) == 0 ? RequestOrigin.DISPUTE : RequestOrigin.REVIEW
                        : null,
                reviewed
                        ? new Author(
                                new UserId("reviewer-" + random.nextInt(REVIEWERS)), new OrganisationId("org-vendor"))
                        : null,
                new ClaimDates(started, submitted, null, decision),
                new ClaimDeadlines(
                        Deadline.endOf(day.plusDays(90), ZONE),
                        due(status, day, WhoMustAct.REVIEWER),
                        due(status, day, WhoMustAct.PARTNER),
                        day.plusYears(7)),
                new ClaimProgress.Amounts(
                        draft ? null : Money.of(random.nextInt(100, 9_000) + ".00", "EUR"),
                        status == ClaimStatus.APPROVED ? Money.of("100.00", "EUR") : null),
                status == ClaimStatus.REJECTED || status == ClaimStatus.DISPUTED
                        ? new ClaimProgress.Rejection(
                                new UserId("reviewer-" + random.nextInt(REVIEWERS)),
                                Deadline.endOf(day.plusDays(80), ZONE),
                                null)
                        : null);
    }

    private @Nullable Deadline due(ClaimStatus status, LocalDate day, WhoMustAct side) {
        return NextStep.withDeadline(EnumSet.of(side)).contains(status)
                ? Deadline.endOf(day.plusDays(30 + random.nextInt(30)), ZONE)
                : null;
    }

    private ClaimStatus status() {
        return STATUS_BELOW.higherEntry(random.nextInt(1_000)).getValue();
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
