package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.app.startup.CannotStart;
import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import dev.coopclaims.kernel.source.InvoiceId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An invoice whose texts are erased is still recognised (C-9, H-6, record 58). */
class ErasedInvoiceScenarioTest {
    private static final String CLOCK = "--coop.clock=2026-10-01T09:00:00Z";
    private static final String EARNING = """
        [{"externalId":"E-1","organisation":"org-aire","programme":"CSP_DIRECT","entity":"UK_LTD",
          "earnedOn":"2026-03-31","incentive":{"amount":"10000.00","currency":"GBP"}}]\
        """;

    @TempDir
    private Path folder;

    @Test
    void an_erased_invoice_stays_exhausted_and_its_erased_claim_gives_back_what_it_took() {
        Path data = folder.resolve("data");
        String claim;
        try (RunningApplication application = RunningApplication.on(data, CLOCK)) {
            PartnerAtWork work = new PartnerAtWork(application);
            work.earn(EARNING);
            claim = work.start("alice", "Flyers");
            work.proveAndSubmit("alice", claim, "R-77/a", "400.00");
            Set<String> keys = application
                    .context()
                    .getBean(MongoDatabase.class)
                    .getCollection(StoredFieldKeys.COLLECTION)
                    .find()
                    .map(key -> key.getString("_id"))
                    .into(new ArrayList<>())
                    .stream()
                    .filter(key -> key.contains(InvoiceId.KIND + "-") || key.contains(claim))
                    .collect(Collectors.toSet());
            assertThat(application.context().getBean(StoredFieldKeys.class).erase(keys))
                    .isEqualTo(2);
        }
        try (RunningApplication application = RunningApplication.on(data, CLOCK)) {
            PartnerAtWork work = new PartnerAtWork(application);
            new RebuildableViews(application).rebuildAll();
            assertThat(work.readJson("alice", "/api/claims/" + claim).toString())
                    .doesNotContain("R-77/a")
                    .contains("\"number\":\"erased\"");
            String again = work.start("alice", "Flyers again");
            work.command("alice", "POST", "/api/claims/" + again + "/costs", cost(), 201);
            assertThat(codes(work, again)).contains("INVOICE_EXHAUSTED");

            work.command("alice", "POST", "/api/claims/" + claim + "/withdrawal", "{\"reason\":\"\"}", 204);
            assertThat(codes(work, again)).isNotEmpty().doesNotContain("INVOICE_EXHAUSTED");
        }
        assertThat(refusal(data, "--coop.people-secret=" + Base64.getEncoder().encodeToString(new byte[32])))
                .startsWith("coop.people-secret is not the secret that this installation was started with");
        RunningApplication.on(data, CLOCK).close();
    }

    @Test
    void a_log_whose_secret_is_gone_is_refused_at_start() {
        Path data = folder.resolve("data");
        try (RunningApplication application = RunningApplication.on(data, CLOCK)) {
            application
                    .context()
                    .getBean(MongoDatabase.class)
                    .getCollection("installationSecrets")
                    .deleteMany(new Document());
        }
        assertThat(refusal(data)).startsWith("The secret of the log's digests, or its fingerprint, is not in");
    }

    /** The invoice of the first claim, written otherwise. */
    private static String cost() {
        return """
            {"source":"THIRD_PARTY","expenseType":"PRINTED_MATERIAL",
             "invoice":{"supplierName":"PRINT and Co.","number":"r 77 A","date":"2026-09-18"},
             "net":{"amount":"400.00","currency":"GBP"},"requested":{"amount":"1.00","currency":"GBP"}}\
            """;
    }

    private static List<String> codes(PartnerAtWork work, String claim) {
        return work.command("alice", "GET", "/api/claims/" + claim + "/readiness", "", 200)
                .path("problems")
                .findValuesAsString("code");
    }

    private static String refusal(Path data, String... settings) {
        List<String> all = new ArrayList<>(List.of(CLOCK));
        all.addAll(List.of(settings));
        Throwable cause = catchThrowable(
                () -> RunningApplication.on(data, all.toArray(String[]::new)).close());
        while (cause != null && !(cause instanceof CannotStart)) {
            cause = cause.getCause();
        }
        return String.valueOf(Objects.requireNonNull(cause, "it started").getMessage());
    }
}
