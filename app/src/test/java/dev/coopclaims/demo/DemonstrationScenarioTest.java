package dev.coopclaims.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.demo.TamperingProxy.Sent;
import dev.coopclaims.demo.TamperingProxy.Tampering;
import dev.coopclaims.demo.reconciliation.Reconciliation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The demonstration drives the whole application and reconciles; every fault that a proxy brings between them is found.
 */
class DemonstrationScenarioTest {
    private static final DemoOptions FORTY = new DemoOptions(40, 4);
    private static final String CLOCK = "--coop.clock=" + DemoRun.DOMAIN_TIME;
    private static final String DEMO = "--spring.profiles.active=demo";
    private static final String SWEPT_OFTEN = "--coop.due.every=PT0.5S";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void it_reconciles_and_every_wrong_figure_is_found() throws IOException {
        AtomicReference<@Nullable JsonNode> imported = new AtomicReference<>();
        Tampering watching = answers("/api/earnings", imported::set);
        try (RunningApplication application = RunningApplication.on(folder, CLOCK, DEMO, SWEPT_OFTEN);
                TamperingProxy proxy = new TamperingProxy(application.base(), watching)) {
            DemoOutcome outcome = DemoRun.run(proxy.uri(), FORTY, out());
            System.out.println("the proxy said " + proxy.busy() + " times that the application is busy");

            assertThat(outcome.differences()).isEmpty();
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.claims()).isEqualTo(40);
            assertThat(proxy.busy()).isPositive();
            assertThat(lines()).last().isEqualTo("reconciled");
            assertThat(lines()).contains(ExampleData.LICENCE);
            assertThat(lines()).as("time passes").anyMatch(line -> line.startsWith("the clock shows 2020-03-20"));

            JsonNode earnings = imported.get();
            assertThat(earnings).isNotNull();
            everyWrongFigureIsFound(application, earnings == null ? json() : earnings);
            aStoreThatHoldsClaimsAlreadyIsNotTouched(application);
        }
    }

    private void everyWrongFigureIsFound(RunningApplication application, JsonNode imported) throws IOException {
        assertThat(differences(application, imported, new Tampering() {})).isEmpty();

        assertThat(differences(application, imported, answers("/api/claims", DemonstrationScenarioTest::loseOne)))
                .as("a claim that the views lost")
                .anyMatch(line -> line.startsWith("claim ") && line.endsWith(": missing"));
        for (String column : List.of(
                "reserved", "heldForDispute", "approved", "forfeited", "paid", "total", "adjusted", "available")) {
            assertThat(differences(
                            application,
                            imported,
                            answers("/api/funds", body -> add(fund(body, DemoEarnings.PROGRAMME, "FY19-H2"), column))))
                    .as("a fund's %s", column)
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("fund "));
        }
        for (String column : List.of("total", "available")) {
            assertThat(differences(
                            application,
                            imported,
                            answers("/api/funds", body -> add(fund(body, DemoEarnings.PROGRAMME, "FY20-H1"), column))))
                    .as("what was rolled over: %s", column)
                    .singleElement()
                    .asString()
                    .startsWith("rolled-over fund ");
        }
        for (String column : List.of("total", "converted")) {
            assertThat(differences(
                            application,
                            imported,
                            answers(
                                    "/api/funds",
                                    body -> add(fund(body, DemoEarnings.SMALL_PROGRAMME, "FY19-H2"), column))))
                    .as("what was converted: %s", column)
                    .singleElement()
                    .asString()
                    .startsWith("small fund ");
        }
        for (String column : List.of("approved", "claimed", "total", "remaining", "forfeited")) {
            assertThat(differences(
                            application,
                            imported,
                            answers(
                                    "/api/overview",
                                    body -> add(body.path("totals").path(0).path(column), BigDecimal.ONE))))
                    .as("an overview's %s", column)
                    .hasSize(DemoPeople.partners().size())
                    .allMatch(line -> line.startsWith("overview "));
        }
        for (String type : List.of("FundExpiryApproached", "FundsForfeited", "FundsReleased", "FundAdjusted")) {
            assertThat(differences(application, imported, answers("/ledger", body -> loseOne(body, type))))
                    .as("a ledger without a %s", type)
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("ledger "));
        }
        for (String status : List.of("EXPIRED", "REJECTED")) {
            assertThat(differences(
                            application, imported, answers("/api/claims", body -> otherwise(body, status, "EDITING"))))
                    .as("a claim that is not %s", status)
                    .singleElement()
                    .asString()
                    .contains("status: expected " + status);
        }
        assertThat(differences(application, imported, answers("/ledger", DemonstrationScenarioTest::loseOne)))
                .as("a ledger that does not explain the balances")
                .isNotEmpty()
                .allMatch(line -> line.startsWith("ledger "));
    }

    private void aStoreThatHoldsClaimsAlreadyIsNotTouched(RunningApplication application) {
        DemoOutcome again = DemoRun.run(application.base(), FORTY, out());

        assertThat(again.differences()).singleElement().asString().contains("empty store");
        assertThat(again.claims()).isZero();
    }

    @Test
    void everything_that_was_done_otherwise_is_found() throws IOException {
        AtomicBoolean lessRequested = new AtomicBoolean();
        AtomicBoolean approvedInstead = new AtomicBoolean();
        AtomicBoolean notReduced = new AtomicBoolean();
        AtomicBoolean refused = new AtomicBoolean();
        Tampering otherwise = new Tampering() {
            @Override
            public Sent sent(Sent request) {
                if (request.is("POST", ".*/costs") && first(lessRequested)) {
                    ObjectNode cost = request.json();
                    add(cost.path("requested"), BigDecimal.ONE.negate());
                    return request.with(cost);
                }
                if (request.is("POST", ".*/rejection") && first(approvedInstead)) {
                    return request.to(request.path().replace("/rejection", "/approval"), "{\"note\":\"Fine\"}");
                }
                if (request.is("POST", ".*/approval") && request.json().has("costs") && first(notReduced)) {
                    ObjectNode approval = request.json();
                    approval.remove("costs");
                    return request.with(approval);
                }
                boolean afterTheFirst = lessRequested.get() && approvedInstead.get();
                if (request.is("POST", ".*/submission") && afterTheFirst && first(refused)) {
                    return request.refusedWith("""
                        {"title":"not ready","violations":[
                          {"code":"MISSING_POE","path":"/documents","message":"no proof","rule":"P-5"}]}\
                        """);
                }
                return request;
            }
        };
        try (RunningApplication application = RunningApplication.on(folder, CLOCK);
                TamperingProxy proxy = new TamperingProxy(application.base(), otherwise)) {
            DemoOutcome outcome = DemoRun.run(proxy.uri(), new DemoOptions(40, 1), out());

            assertThat(List.of(lessRequested, approvedInstead, notReduced, refused))
                    .allMatch(AtomicBoolean::get);
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(lines()).last().asString().startsWith("difference: ");
            assertThat(outcome.differences())
                    .anyMatch(line -> line.startsWith("claim ") && line.contains(", requested: "))
                    .anyMatch(line -> line.contains("status: expected REJECTED, reported APPROVED"))
                    .anyMatch(line -> line.startsWith("claim ") && line.contains(", approved: "))
                    .anyMatch(line -> line.startsWith("fund ") && line.contains(", approved: "))
                    .anyMatch(line -> line.startsWith("ledger ") && line.contains(", released: "))
                    .anyMatch(line -> line.startsWith("overview "))
                    .anyMatch(line -> line.contains("422") && line.contains("P-5"));
            assertThat(lines()).as("no other claim stops").anyMatch(line -> line.contains("40 of 40 claims"));
        }
    }

    @Test
    void without_a_clock_that_can_be_moved_it_ends_before_the_close() {
        try (RunningApplication application = RunningApplication.on(folder, CLOCK)) {
            DemoOutcome outcome = DemoRun.run(application.base(), new DemoOptions(5, 5), out());

            assertThat(outcome.differences()).isEmpty();
            assertThat(lines()).last().isEqualTo("reconciled");
            assertThat(lines()).anyMatch(line -> line.startsWith("the clock of this application cannot be moved"));
        }
    }

    private List<String> differences(RunningApplication application, JsonNode imported, Tampering tampering)
            throws IOException {
        try (TamperingProxy proxy = new TamperingProxy(application.base(), tampering);
                ApiConnection connection = new ApiConnection(proxy.uri())) {
            return new Reconciliation(DemoRun.expected(FORTY.claims()).afterTheClose())
                    .differences(new Reports(new CoopApi(connection)).read(imported), List.of());
        }
    }

    /** Changes the successful answers at an address that ends like this. */
    private static Tampering answers(String path, Consumer<ObjectNode> change) {
        return new Tampering() {
            @Override
            public void answered(Sent request, ObjectNode body) {
                if (request.path().split("\\?", -1)[0].endsWith(path)) {
                    change.accept(body);
                }
            }
        };
    }

    private static void loseOne(ObjectNode body) {
        if (body.path("items") instanceof ArrayNode items && !items.isEmpty()) {
            items.remove(items.size() - 1);
        }
    }

    /** Loses the first entry of that type. */
    private static void loseOne(ObjectNode body, String type) {
        ArrayNode items = (ArrayNode) body.path("items");
        for (int place = 0; place < items.size(); place++) {
            if (items.path(place).path("type").asString("").endsWith(type)) {
                items.remove(place);
                return;
            }
        }
    }

    private static void otherwise(ObjectNode body, String status, String other) {
        for (JsonNode item : body.path("items")) {
            if (item.path("status").asString("").equals(status)) {
                ((ObjectNode) item).put("status", other);
                return;
            }
        }
    }

    /** The first fund of the programme and period. */
    private static JsonNode fund(ObjectNode body, String programme, String period) {
        for (JsonNode item : body.path("items")) {
            if (item.path("programme").asString("").equals(programme)
                    && item.path("period").asString("").equals(period)) {
                return item;
            }
        }
        throw new AssertionError("no fund of " + programme + " " + period);
    }

    private static void add(JsonNode fund, String column) {
        add(fund.path(column), BigDecimal.ONE);
    }

    private static void add(JsonNode money, BigDecimal more) {
        BigDecimal before = Reports.amount(money);
        ((ObjectNode) money).put("amount", before.add(more).toPlainString());
    }

    private static ObjectNode json() {
        return JsonMapper.shared().createObjectNode();
    }

    private static boolean first(AtomicBoolean done) {
        return done.compareAndSet(false, true);
    }

    private PrintStream out() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
