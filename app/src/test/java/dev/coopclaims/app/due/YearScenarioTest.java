package dev.coopclaims.app.due;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.query.due.DueAttempts;
import dev.coopclaims.query.due.DueItem;
import dev.coopclaims.query.due.Sweep;
import dev.coopclaims.query.due.Sweeper;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.projection.Projections;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole year, walked in steps of six hours, over many generated claims in many zones: through both changes of summer time, a
 * leap day and public holidays. Every deadline and everything that time does agrees with {@link OtherArithmetic}, and F-4 holds
 * after every event. For one week nothing is swept.
 */
class YearScenarioTest {
    private static final long SEED = 20_271_129;
    private static final int CLAIMS = 120;
    private static final Duration STEP = Duration.ofHours(6);
    /** The steps between which nothing is swept: a week. */
    private static final int DOWN = 300;

    private static final int UP_AGAIN = 328;
    private static final Instant FROM = Instant.parse("2027-08-16T01:00:00Z");
    private static final Instant TO = Instant.parse("2028-08-20T00:00:00Z");
    /** On which the validation team does not work: its own day, and Ireland's holidays on working days. */
    private static final LocalDate OWN_HOLIDAY = LocalDate.of(2027, 12, 27);

    private static final Set<LocalDate> HOLIDAYS = Set.of(
            OWN_HOLIDAY,
            LocalDate.of(2027, 10, 25),
            LocalDate.of(2028, 2, 7),
            LocalDate.of(2028, 3, 17),
            LocalDate.of(2028, 4, 17),
            LocalDate.of(2028, 5, 1),
            LocalDate.of(2028, 6, 5),
            LocalDate.of(2028, 8, 7));
    /**
     * One fund that claims draw on; one that stays below its threshold until a late record; and one period of two entities that
     * reach it only together.
     */
    private static final String RECORDS = """
        [{"externalId":"YEAR","organisation":"org-aire","programme":"CSP_DIRECT","entity":"UK_LTD",
          "earnedOn":"2027-03-31","incentive":{"amount":"40000.00","currency":"GBP"}},
         {"externalId":"SMALL","organisation":"org-aire","programme":"HOSTING","entity":"UK_LTD",
          "earnedOn":"2027-03-31","incentive":{"amount":"1000.01","currency":"GBP"}},
         {"externalId":"ONE","organisation":"org-aire","programme":"IOT_CHANNEL","entity":"UK_LTD",
          "earnedOn":"2027-02-28","incentive":{"amount":"2000.00","currency":"GBP"}},
         {"externalId":"OTHER","organisation":"org-aire","programme":"IOT_CHANNEL","entity":"IE_OPS",
          "earnedOn":"2027-06-30","incentive":{"amount":"1500.00","currency":"EUR"}}]\
        """;

    private static final Instant LATE = Instant.parse("2027-11-20T01:00:00Z");
    private static final String LATE_RECORD = """
        [{"externalId":"LATE","organisation":"org-aire","programme":"HOSTING","entity":"UK_LTD",
          "earnedOn":"2027-04-30","incentive":{"amount":"5000.00","currency":"GBP"}}]\
        """;

    private static final Instant TOO_LATE = Instant.parse("2028-03-01T01:00:00Z");
    private static final String TOO_LATE_RECORD = """
        [{"externalId":"TOO-LATE","organisation":"org-aire","programme":"IOT_CHANNEL","entity":"UK_LTD",
          "earnedOn":"2027-04-30","incentive":{"amount":"100.00","currency":"GBP"}}]\
        """;

    /** Two periods of which nothing was known before they closed: one stays below its threshold, one reaches it. */
    private static final Instant CLOSED = Instant.parse("2028-02-20T01:00:00Z");

    private static final String CLOSED_RECORDS = """
        [{"externalId":"CLOSED-BELOW","organisation":"org-aire","programme":"SURFACE_ADD","entity":"UK_LTD",
          "earnedOn":"2027-04-30","incentive":{"amount":"2000.00","currency":"GBP"}},
         {"externalId":"CLOSED-REACHED","organisation":"org-aire","programme":"MANAGED_RESELLER","entity":"UK_LTD",
          "earnedOn":"2027-04-30","incentive":{"amount":"5000.00","currency":"GBP"}}]\
        """;

    /** It comes to the period that was converted and has closed. */
    private static final Instant CLOSED_AGAIN = Instant.parse("2028-02-22T01:00:00Z");

    private static final String CLOSED_AGAIN_RECORD = """
        [{"externalId":"CLOSED-AGAIN","organisation":"org-aire","programme":"SURFACE_ADD","entity":"UK_LTD",
          "earnedOn":"2027-04-30","incentive":{"amount":"100.00","currency":"GBP"}}]\
        """;

    private static final Map<Instant, String> IMPORTS = Map.of(
            LATE, LATE_RECORD, TOO_LATE, TOO_LATE_RECORD, CLOSED, CLOSED_RECORDS, CLOSED_AGAIN, CLOSED_AGAIN_RECORD);

    private static final Map<String, ZoneId> ZONES = new TreeMap<>(Map.of(
            "US-CA", ZoneId.of("America/Los_Angeles"),
            "US", ZoneId.of("America/New_York"),
            "BR", ZoneId.of("America/Sao_Paulo"),
            "GB", ZoneId.of("Europe/London"),
            "DE", ZoneId.of("Europe/Berlin"),
            "IN", ZoneId.of("Asia/Kolkata"),
            "JP", ZoneId.of("Asia/Tokyo"),
            "AU", ZoneId.of("Australia/Sydney")));

    @Test
    void a_year_of_claims_agrees_with_independent_arithmetic_T_5_F_4(@TempDir Path folder) throws IOException {
        Path catalogue = folder.resolve("catalogue.yaml");
        Files.writeString(catalogue, catalogue());
        try (RunningApplication application = RunningApplication.on(
                folder.resolve("data"),
                "--spring.profiles.active=demo",
                "--coop.clock=" + FROM,
                "--coop.catalogue=" + catalogue.toUri(),
                "--coop.due.every=PT1H")) {
            new Walk(application).run();
        }
    }

    private static String catalogue() throws IOException {
        try (InputStream shipped = YearScenarioTest.class.getResourceAsStream("/catalogue.yaml")) {
            assertThat(shipped).isNotNull();
            String text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            String changed = text.replace("holidays: []", "holidays: [" + OWN_HOLIDAY + "]");
            assertThat(changed).isNotEqualTo(text);
            return changed;
        }
    }

    private static final class Walk {
        private final RunningApplication application;
        private final MongoDatabase database;
        private final EventLog log;
        private final Projections projections;
        private final Sweeper sweeper;
        private final GeneratedClaims claims;
        private final Map<ClaimId, Expectations> expected = new LinkedHashMap<>();
        private final List<ClaimId> ids = new ArrayList<>();
        private final Map<String, Integer> kinds = new TreeMap<>();
        private Duration tolerated = STEP.plusMinutes(5);
        private final FundBooks books = new FundBooks(
                LocalDate.of(2028, 2, 15),
                Map.of(
                        "GBP", new BigDecimal("1.1000"),
                        "per GBP", new BigDecimal("0.8500"),
                        "EUR", new BigDecimal("1.1000")),
                () -> tolerated);
        private long read = -1;
        private int sweeps;
        private int done;

        Walk(RunningApplication application) {
            this.application = application;
            this.database = application.context().getBean(MongoDatabase.class);
            this.log = application.context().getBean(EventLog.class);
            this.projections = application.context().getBean(Projections.class);
            this.sweeper = application.context().getBean(Sweeper.class);
            this.claims = new GeneratedClaims(
                    application.context().getBean(Commands.class), SEED, List.copyOf(ZONES.keySet()));
        }

        void run() {
            publishRates();
            earn(RECORDS);
            int step = 0;
            for (Instant at = FROM.plus(STEP); at.isBefore(TO); at = at.plus(STEP)) {
                moveTo(at);
                boolean down = step >= DOWN && step < UP_AGAIN;
                if (!down) {
                    int late = at.minus(STEP).equals(CLOSED) ? 2 : 0;
                    sweep(step == UP_AGAIN ? CLAIMS : late);
                }
                tolerated = STEP.plusMinutes(5).plus(down || step == UP_AGAIN ? Duration.ofDays(7) : Duration.ZERO);
                look();
                String records = IMPORTS.get(at);
                if (records != null) {
                    earn(records);
                }
                if (step % 5 == 0 && ids.size() < CLAIMS && at.isBefore(Instant.parse("2028-02-14T00:00:00Z"))) {
                    ids.add(claims.start(ids.size()));
                }
                for (int i = 0; i < ids.size(); i++) {
                    if (claims.choose(40) == 0) {
                        claims.act(ids.get(i), i);
                    }
                }
                look();
                step++;
            }
            expected.forEach((claim, one) -> one.nothingIsLate(TO, claim));
            int met = expected.values().stream().mapToInt(Expectations::met).sum();
            System.out.printf(
                    "year: %d claims, %d commands of people (%d refused), %d sweeps did %d things, %d met, %d events%n",
                    ids.size(), claims.sent(), claims.refused(), sweeps, done, met, read + 1);
            assertThat(ids).hasSize(CLAIMS);
            assertThat(met + books.met()).isEqualTo(done).isGreaterThan(2 * CLAIMS);
            books.nothingIsLeft();
            assertThat(books.kinds())
                    .contains(
                            "FundQualified",
                            "FundConvertedToRebate",
                            "FundConversionReversed",
                            "FundExpiryApproached",
                            "FundsForfeited");
            assertThat(kinds.keySet())
                    .contains(
                            "ClaimExpired",
                            "ClaimExpiryApproached",
                            "ReviewOverdue",
                            "AnswerDeadlineApproached",
                            "DisputeOverdue",
                            "RejectionBecameFinal",
                            "OriginalsOverdue",
                            "DisputeDismissed");
            System.out.println("year: " + kinds + " " + books.told());
        }

        private void publishRates() {
            assertThat(application
                            .send(application
                                    .as("fiona", "/api/exchange-rates?source=Test")
                                    .header("Content-Type", "text/csv")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "Date,USD,GBP\n2027-06-30,1.1000,0.8500\n")))
                            .statusCode())
                    .isEqualTo(200);
        }

        private void earn(String records) {
            assertThat(application.postJson("fiona", "/api/earnings", records).statusCode())
                    .isEqualTo(200);
        }

        private void moveTo(Instant at) {
            assertThat(application
                            .send(application
                                    .as("oscar", "/api/demo/clock")
                                    .header("Content-Type", "application/json")
                                    .PUT(HttpRequest.BodyPublishers.ofString("{\"now\":\"" + at + "\"}")))
                            .statusCode())
                    .as("%s", at)
                    .isEqualTo(200);
        }

        /** @param nothing how many things may be on the list that need not be done any more */
        private void sweep(int nothing) {
            try {
                assertThat(projections.awaitPosition(DueItem.VIEW, log.head(), 60_000))
                        .isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
            Sweep sweep = sweeper.sweep();
            assertThat(sweep.whole()).as("%s", sweep).isTrue();
            assertThat(sweep.failed()).as("%s", sweep).isZero();
            assertThat(sweep.waiting()).as("%s", sweep).isZero();
            // The list and the rules agree; only reminders of deadlines that passed during the week are nobody's any
            // more, and a fund that was opened after its claiming period closes with its decision, beside its own item.
            assertThat(sweep.nothing())
                    .as(
                            "%s %s",
                            sweep,
                            database.getCollection(DueAttempts.COLLECTION)
                                    .find()
                                    .into(new ArrayList<>()))
                    .isLessThanOrEqualTo(nothing);
            sweeps++;
            done += sweep.done();
        }

        /** What is new in the log. */
        private void look() {
            long head = log.head();
            while (read < head) {
                for (RecordedEvent event : log.read(read + 1, 1_000)) {
                    read = event.position();
                    if (event.payload() instanceof ClaimEvent ofClaim) {
                        kinds.merge(ofClaim.getClass().getSimpleName(), 1, Integer::sum);
                        expected.computeIfAbsent(
                                        ofClaim.claim(),
                                        claim -> new Expectations(
                                                HOLIDAYS,
                                                ZoneId.of("Europe/Dublin"),
                                                LocalDate.of(2028, 2, 15),
                                                ZONES,
                                                () -> tolerated))
                                .after(ofClaim, event.occurredAt());
                    } else if (event.payload() instanceof FundEvent ofFund) {
                        books.after(ofFund, event.occurredAt());
                    }
                }
            }
        }
    }
}
