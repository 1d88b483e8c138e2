package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.coopclaims.query.claimdetails.ClaimDetails;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.history.HistoryEntry;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.projection.codec.ViewCodecs;
import dev.coopclaims.testkit.RealMongod;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.codecs.EncoderContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** A claim as it stood at each position is read from the log (H-3), on both servers, and both times of an event are told. */
class PastClaimScenarioTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_claim_of_then_is_what_the_views_said_then_H_3(boolean onMongod) {
        String database = RealMongod.freshDatabase();
        String[] settings = onMongod
                ? new String[] {
                    "--coop.clock=2026-10-01T09:00:00Z",
                    "--coop.mongodb-uri=" + RealMongod.uri(),
                    "--coop.database=" + database
                }
                : new String[] {"--coop.clock=2026-10-01T09:00:00Z"};
        try (RunningApplication application = RunningApplication.on(folder, settings)) {
            PartnerAtWork work = new PartnerAtWork(application);
            work.earn("""
                [{"externalId":"ERP-PAST","organisation":"org-aire","programme":"CSP_DIRECT","entity":"UK_LTD",
                  "earnedOn":"2026-03-31","incentive":{"amount":"10000.00","currency":"GBP"}}]\
                """);
            String claim = work.start("alice", "Flyers of then");
            ApplicationContext context = application.context();
            EventLog log = context.getBean(EventLog.class);
            MongoDatabase views = context.getBean(MongoDatabase.class);
            Map<Long, Map<String, BsonDocument>> live = new TreeMap<>();
            List<Runnable> steps = List.of(
                    () -> {},
                    () -> work.proveAndSubmit("alice", claim, "INV-PAST", "800.00"),
                    () -> work.command("rita", "POST", "/api/claims/" + claim + "/review", "", 200),
                    () -> work.command(
                            "rita", "POST", "/api/claims/" + claim + "/internal-notes", "{\"text\":\"odd\"}", 201),
                    () -> work.command("rita", "POST", "/api/claims/" + claim + "/approval", "{\"note\":\"\"}", 200));
            for (Runnable step : steps) {
                step.run();
                work.readJson("rita", "/api/claims/" + claim);
                work.readJson("rita", "/api/claims/" + claim + "/history");
                live.put(log.head(), stored(views, claim));
            }

            assertThat(live).hasSize(steps.size());
            live.forEach((position, then) -> assertThat(folded(log, claim, position))
                    .as("at %s", position)
                    .isEqualTo(then));
            assertBothTimesAreTold(work, log, claim);
        }
    }

    private static void assertBothTimesAreTold(PartnerAtWork work, EventLog log, String claim) {
        JsonNode entries =
                work.readJson("alice", "/api/claims/" + claim + "/history").path("items");
        assertThat(entries.size()).isGreaterThan(5);
        Instant before = Instant.EPOCH;
        for (JsonNode entry : entries) {
            Instant recordedAt = Instant.parse(entry.path("recordedAt").asString());
            assertThat(entry.path("at").asString()).startsWith("2026-10-01T09:0");
            assertThat(recordedAt).isAfterOrEqualTo(before);
            assertThat(log.positionAt(recordedAt))
                    .isGreaterThanOrEqualTo(entry.path("position").asLong());
            assertThat(log.positionAt(recordedAt.minusMillis(1)))
                    .isLessThan(entry.path("position").asLong());
            before = recordedAt;
        }
        String fund = work.readJson("alice", "/api/funds")
                .path("items")
                .path(0)
                .path("fund")
                .asString();
        for (JsonNode entry :
                work.readJson("alice", "/api/funds/" + fund + "/ledger").path("items")) {
            assertThat(log.positionAt(Instant.parse(entry.path("recordedAt").asString())))
                    .isGreaterThanOrEqualTo(entry.path("position").asLong());
        }
    }

    private static Map<String, BsonDocument> stored(MongoDatabase views, String claim) {
        Map<String, BsonDocument> all = new TreeMap<>();
        for (View<?> view : List.of(ClaimDetails.VIEW, HistoryEntry.VIEW)) {
            views.getCollection(view.collection(), BsonDocument.class)
                    .find(Filters.or(Filters.eq("_id", claim), Filters.eq("claim", claim)))
                    .forEach(document -> {
                        String key = Objects.requireNonNull(document.remove("_id"))
                                .asString()
                                .getValue();
                        document.remove("position");
                        document.remove("revision");
                        all.put(view.name() + " " + key, document);
                    });
        }
        return all;
    }

    private static Map<String, BsonDocument> folded(EventLog log, String claim, long position) {
        Map<String, BsonDocument> all = new TreeMap<>(folded(ClaimDetails.VIEW, log, claim, position));
        all.putAll(folded(HistoryEntry.VIEW, log, claim, position));
        return all;
    }

    private static <V extends Record> Map<String, BsonDocument> folded(
            View<V> view, EventLog log, String claim, long position) {
        Map<String, BsonDocument> documents = new TreeMap<>();
        view.fold().over(log.of(Set.of(claim), position)).forEach((key, content) -> {
            BsonDocument document = new BsonDocument();
            ViewCodecs.REGISTRY
                    .get(view.type())
                    .encode(
                            new BsonDocumentWriter(document),
                            content,
                            EncoderContext.builder().build());
            documents.put(view.name() + " " + key, document);
        });
        return documents;
    }
}
