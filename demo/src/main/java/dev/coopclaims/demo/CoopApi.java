package dev.coopclaims.demo;

import dev.coopclaims.demo.ApiConnection.Answer;
import dev.coopclaims.demo.ApiConnection.Body;
import dev.coopclaims.demo.DemoEarnings.Earning;
import dev.coopclaims.demo.PlannedClaim.PlannedCost;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The paths and bodies of the HTTP contract that the demonstration uses, as in the OpenAPI document. */
final class CoopApi {
    private static final int PAGE = 500;
    private static final int MAX_PAGES = 1_000;
    private static final int CONFLICT = 409;
    private static final int MAX_FILES_AT_ONCE = 20;

    private final ApiConnection connection;

    CoopApi(ApiConnection connection) {
        this.connection = connection;
    }

    /** Registers an organisation unless it exists. */
    void ensureOrganisation(String organisation, String name, String kind) {
        ensure("/api/organisations", Map.of("organisation", organisation, "name", name, "kind", kind));
    }

    /** Adds a member to its organisation unless it is one already. */
    void ensureMember(DemoPerson person) {
        ensure(
                "/api/organisations/" + person.organisation() + "/members",
                Map.of("user", person.user(), "displayName", person.displayName(), "role", person.role()));
    }

    /** Imports earnings as NDJSON; answers with the counts of each outcome. */
    JsonNode importEarnings(List<Earning> earnings) {
        String lines = earnings.stream()
                .map(earning -> connection
                        .json()
                        .writeValueAsString(Map.of(
                                "externalId", earning.externalId(),
                                "organisation", earning.organisation(),
                                "programme", earning.programme(),
                                "entity", DemoEarnings.ENTITY,
                                "earnedOn", earning.earnedOn().toString(),
                                "incentive", money(earning.incentive()))))
                .collect(Collectors.joining("\n", "", "\n"));
        Body body = new Body("application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
        return connection
                .command(DemoPeople.FIONA, "POST", "/api/earnings", body)
                .body();
    }

    /** Publishes the rates that decide whether earnings reach the threshold (F-2). */
    void publishRates() {
        Body body = new Body("text/csv", DemoEarnings.RATES.getBytes(StandardCharsets.UTF_8));
        connection.command(DemoPeople.FIONA, "POST", "/api/exchange-rates?source=ECB", body);
    }

    /** Starts a claim; answers with its id. */
    String start(PlannedClaim claim) {
        Map<String, Object> form = Map.of(
                "programme",
                DemoEarnings.PROGRAMME,
                "location",
                "GB",
                "period",
                "FY19-H2",
                "activity",
                claim.rule().activity(),
                "title",
                claim.title(),
                "activityStart",
                claim.firstDay().toString(),
                "activityEnd",
                claim.lastDay().toString(),
                "currency",
                DemoEarnings.CURRENCY);
        return id(post(claim.partner().user(), "/api/claims", form), "claim");
    }

    /** Adds a cost; answers with its id. */
    String addCost(DemoPerson person, String claim, PlannedClaim planned, PlannedCost cost) {
        return id(post(person, of(claim, "/costs"), cost(planned, cost, cost.requested())), "cost");
    }

    /** Replaces a cost by the same cost with another requested amount. */
    void changeRequested(
            DemoPerson person,
            String claim,
            String costId,
            PlannedClaim planned,
            PlannedCost cost,
            BigDecimal requested) {
        connection.command(
                person, "PATCH", of(claim, "/costs/" + costId), connection.jsonBody(cost(planned, cost, requested)));
    }

    /** Attaches one file; answers with the document's id. */
    String attach(DemoPerson person, String claim, String kind, DemoFile file, String explanation) {
        return attached(
                        person,
                        claim,
                        new Multipart()
                                .field("kind", kind)
                                .field("explanation", explanation)
                                .file(file))
                .getFirst();
    }

    /** Attaches one file that a colleague was asked for; answers with the document's id. */
    String attachAsked(DemoPerson person, String claim, String kind, DemoFile file, String uploadRequest) {
        return attached(
                        person,
                        claim,
                        new Multipart()
                                .field("kind", kind)
                                .field("uploadRequestId", uploadRequest)
                                .file(file))
                .getFirst();
    }

    /** Attaches invoices, at most {@link #MAX_FILES_AT_ONCE} per request; each request names the costs of its files. */
    void attachInvoices(DemoPerson person, String claim, List<DemoFile> invoices, List<String> costs) {
        for (int from = 0; from < invoices.size(); from += MAX_FILES_AT_ONCE) {
            int to = Math.min(from + MAX_FILES_AT_ONCE, invoices.size());
            Multipart body = new Multipart()
                    .field("kind", "INVOICE")
                    .field("explanation", to - from == 1 ? "Invoice" : "Invoices of " + (to - from) + " costs");
            costs.subList(from, to).forEach(cost -> body.field("costIds", cost));
            invoices.subList(from, to).forEach(body::file);
            attached(person, claim, body);
        }
    }

    private List<String> attached(DemoPerson person, String claim, Multipart body) {
        JsonNode answer = connection
                .command(person, "POST", of(claim, "/documents"), body.body())
                .body();
        List<String> documents = new ArrayList<>();
        answer.path("documents").forEach(one -> documents.add(id(one, "document")));
        return documents;
    }

    /** Asks a colleague of the organisation for a document; answers with the upload request's id. */
    String requestUpload(DemoPerson person, String claim, DemoPerson colleague, String kind, String text) {
        Map<String, Object> body = Map.of("colleague", colleague.user(), "kind", kind, "text", text);
        return id(post(person, of(claim, "/upload-requests"), body), "uploadRequest");
    }

    void comment(DemoPerson person, String claim, String text) {
        post(person, of(claim, "/comments"), Map.of("text", text));
    }

    void tick(DemoPerson person, String claim, String requirement, List<String> documents) {
        put(person, of(claim, "/requirements/" + requirement), Map.of("ticked", true, "documents", documents));
    }

    void recordMetric(DemoPerson person, String claim, String metric, String value) {
        put(person, of(claim, "/metrics/" + metric), Map.of("value", value));
    }

    void answerNo(DemoPerson person, String claim, String question) {
        put(person, of(claim, "/answers/" + question), Map.of("answer", false));
    }

    JsonNode readiness(DemoPerson person, String claim) {
        return connection.read(person, of(claim, "/readiness")).body();
    }

    void submit(DemoPerson person, String claim) {
        connection.command(person, "POST", of(claim, "/submission"), null);
    }

    /** Every claim that the person sees, page by page. */
    List<JsonNode> claims(DemoPerson person) {
        return pages(person, "/api/claims");
    }

    /** Every fund that the person sees, page by page. */
    List<JsonNode> funds(DemoPerson person) {
        return pages(person, "/api/funds");
    }

    /** Every entry of a fund's ledger, page by page. */
    List<JsonNode> ledger(DemoPerson person, String fund) {
        return pages(person, "/api/funds/" + fund + "/ledger");
    }

    JsonNode overview(DemoPerson person) {
        return connection.read(person, "/api/overview").body();
    }

    /** The position of the claim list, and whether the list has a claim. */
    Answer firstClaim(DemoPerson person) {
        return connection.read(person, "/api/claims?limit=1");
    }

    private List<JsonNode> pages(DemoPerson person, String path) {
        List<JsonNode> items = new ArrayList<>();
        Set<String> cursors = new HashSet<>();
        String page = path + "?limit=" + PAGE;
        for (int count = 0; count < MAX_PAGES; count++) {
            JsonNode body = connection.read(person, page).body();
            body.path("items").forEach(items::add);
            String next = body.path("next").asString("");
            if (next.isEmpty()) {
                return items;
            }
            if (!cursors.add(next)) {
                throw new IllegalStateException(path + " links to a page that it has already shown");
            }
            page = path + "?limit=" + PAGE + "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
        throw new IllegalStateException(path + " has more than " + MAX_PAGES + " pages");
    }

    private void ensure(String path, Map<String, Object> body) {
        try {
            connection.create(DemoPeople.PAM, path, connection.jsonBody(body));
        } catch (ApiRefusal refusal) {
            if (refusal.status() != CONFLICT) {
                throw refusal;
            }
        }
    }

    private JsonNode post(DemoPerson person, String path, Map<String, Object> body) {
        return connection.post(person, path, body);
    }

    private void put(DemoPerson person, String path, Map<String, Object> body) {
        connection.command(person, "PUT", path, connection.jsonBody(body));
    }

    /**
     * The id in an answer.
     *
     * @throws IllegalStateException if there is none
     */
    static String id(JsonNode answer, String name) {
        String id = answer.path(name).asString("");
        if (id.isEmpty()) {
            throw new IllegalStateException("an answer without " + name + ": " + answer);
        }
        return id;
    }

    static String of(String claim, String rest) {
        return "/api/claims/" + claim + rest;
    }

    private static Map<String, Object> cost(PlannedClaim planned, PlannedCost cost, BigDecimal requested) {
        return Map.of(
                "source",
                "THIRD_PARTY",
                "expenseType",
                planned.rule().expenseType(),
                "invoice",
                Map.of(
                        "supplierName", planned.supplierName(),
                        "number", cost.invoiceNumber(),
                        "date", cost.invoiceDate().toString()),
                "net",
                money(cost.net()),
                "requested",
                money(requested));
    }

    static Map<String, String> money(BigDecimal amount) {
        return Map.of("amount", amount.toPlainString(), "currency", DemoEarnings.CURRENCY);
    }
}
