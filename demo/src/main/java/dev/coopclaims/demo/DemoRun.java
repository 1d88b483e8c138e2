package dev.coopclaims.demo;

import dev.coopclaims.demo.reconciliation.IndependentSums;
import dev.coopclaims.demo.reconciliation.Reconciliation;
import dev.coopclaims.demo.reconciliation.Reported;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * The demonstration as one call: real invoices become claims of five partners, which are reviewed and decided, all
 * through the HTTP API of a running application. Then the application's figures are compared with sums of the rows.
 */
public final class DemoRun {
    /**
     * Where the application's domain clock has to start: inside the claiming period of FY19-H2 (16 August 2019 – 15
     * February 2020), after the last of the invoices.
     */
    public static final Instant DOMAIN_TIME = Instant.parse("2020-01-15T12:00:00Z");

    private final DemoOptions options;
    private final PrintStream out;
    private final ApiConnection connection;
    private final CoopApi api;

    private DemoRun(DemoOptions options, PrintStream out, ApiConnection connection) {
        this.options = options;
        this.out = out;
        this.connection = connection;
        this.api = new CoopApi(connection);
    }

    /**
     * Runs the demonstration against an application without claims. The last line printed is {@code reconciled} or the
     * last difference.
     *
     * @param baseUri the address of the application
     * @param out receives progress and summary
     */
    public static DemoOutcome run(URI baseUri, DemoOptions options, PrintStream out) {
        try (ApiConnection connection = new ApiConnection(baseUri)) {
            DemoOutcome outcome = new DemoRun(options, out, connection).run();
            outcome.differences().forEach(difference -> out.println("difference: " + difference));
            if (outcome.reconciled()) {
                out.println("reconciled");
            }
            out.flush();
            return outcome;
        }
    }

    private DemoOutcome run() {
        List<PlannedClaim> all = DemoClaims.plan(ExampleData.rows(), ExampleData.categories());
        if (options.claims() > all.size()) {
            return nothingDone("--claims " + options.claims() + ": the example data makes " + all.size() + " claims");
        }
        List<PlannedClaim> claims = all.subList(0, options.claims());
        out.println(ExampleData.LICENCE);
        try {
            ApiConnection.Answer before = api.firstClaim(DemoPeople.AUDREY);
            if (!before.body().path("items").isEmpty()) {
                return nothingDone("the application already has claims: start the demonstration on an empty store");
            }
            return drive(claims, before.viewPosition());
        } catch (ApiRefusal | UncheckedIOException stopped) {
            return nothingDone(String.valueOf(stopped.getMessage()));
        }
    }

    private DemoOutcome drive(List<PlannedClaim> claims, long positionBefore) {
        long startNanos = System.nanoTime();
        prepareOrganisations();
        api.publishRates();
        JsonNode imported = api.importEarnings(DemoEarnings.of(claims));
        out.printf(
                Locale.ROOT,
                "%d organisations, %d people; earnings: %d accrued, %d duplicates, %d conflicts, %d refused%n",
                DemoPeople.partners().size() + 1,
                DemoPeople.all().size(),
                imported.path("accrued").asInt(),
                imported.path("duplicates").asInt(),
                imported.path("conflicts").asInt(),
                imported.path("refused").asInt());
        if (!new Decisions(api).awaited()) {
            return nothingDone("nobody decided whether the earnings qualify: does the application sweep what is due?");
        }

        new Corrections(api, connection).make();

        ClaimDrive drive = new ClaimDrive(new ClaimWalk(api, new DecisionApi(connection)), options.workers(), out);
        List<String> failures = drive.all(claims);
        Duration driven = Duration.ofNanos(System.nanoTime() - startNanos);

        Reported reported = new Reports(api).read(imported);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
        IndependentSums sums = expected(claims.size());
        List<String> differences = new Reconciliation(sums).differences(reported, failures);
        long events = connection.lastWritten() - positionBefore;
        new Summary(out).print(reported, claims.size(), events, connection, driven, elapsed);
        if (differences.isEmpty()) {
            differences = afterTheClose(sums, imported);
        }
        return new DemoOutcome(claims.size(), events, elapsed, differences);
    }

    /** What time does, if the application's clock can be moved; the differences afterwards. */
    private List<String> afterTheClose(IndependentSums sums, JsonNode imported) {
        return switch (new TimePasses(connection, out).pass()) {
            case NOT_POSSIBLE -> {
                out.println("the clock of this application cannot be moved (profile demo), so nothing expires here");
                yield List.of();
            }
            case NOT_DONE -> List.of("what was due is not done after minutes: see GET /api/due");
            case WHOLLY -> {
                Reported reported = new Reports(api).read(imported);
                new Summary(out).printAfterTheClose(reported);
                yield new Reconciliation(sums.afterTheClose()).differences(reported, List.of());
            }
        };
    }

    private void prepareOrganisations() {
        api.ensureOrganisation(DemoPeople.VENDOR, DemoPeople.VENDOR_NAME, "VENDOR");
        for (DemoPartner partner : DemoPeople.partners()) {
            api.ensureOrganisation(partner.organisation(), partner.name(), "PARTNER");
        }
        DemoPeople.all().forEach(api::ensureMember);
    }

    static IndependentSums expected(int claims) {
        List<String> organisations =
                DemoPeople.partners().stream().map(DemoPartner::organisation).toList();
        try (Reader rows = ExampleData.openRows();
                Reader categories = ExampleData.openCategories()) {
            return IndependentSums.of(rows, categories, claims, organisations);
        } catch (IOException cannotRead) {
            throw new UncheckedIOException(cannotRead);
        }
    }

    private static DemoOutcome nothingDone(String why) {
        return new DemoOutcome(0, 0, Duration.ZERO, List.of(why));
    }
}
