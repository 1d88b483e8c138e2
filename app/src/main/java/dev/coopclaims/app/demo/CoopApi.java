package dev.coopclaims.app.demo;

import dev.coopclaims.app.demo.ApiConnection.Answer;
import dev.coopclaims.app.demo.ApiConnection.Body;
import dev.coopclaims.app.demo.DemoEarnings.Earning;
import dev.coopclaims.app.demo.PlannedClaim.PlannedCost;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The paths and bodies of the HTTP contract ({@code docs/api-bodies.md}) that the demonstration uses. */
final class CoopApi {
    private static final int PAGE = 500;
    private static final int MAX_PAGES = 1_000;
    private static final int CONFLICT = 409;

    private final ApiConnection connection;

    CoopApi(ApiConnection connection) {
        this.connection = connection;
    }

    /** Registers an organisation unless it is there. */
    void ensureOrganisation(String organisation, String name, String kind) {
        ensure("/api/organisations", Map.of("organisation", organisation, "name", name, "kind", kind));
    }

    /** Adds a member to its organisation unless it is one. */
    void ensureMember(DemoPerson person) {
        ensure(
                "/api/organisations/" + person.organisation() + "/members",
                Map.of("user", person.user(), "displayName", person.displayName(), "role", person.role()));
    }

    /** Imports earnings as NDJSON, and answers with the counts of what became of them. */
    JsonNode importEarnings(List<Earning> earnings) {
        String lines = earnings.stream()
                .map(earning -> connection
                        .json()
                        .writeValueAsString(Map.of(
                                "externalId", earning.externalId(),
                                "organisation", earning.organisation(),
                                "programme", DemoEarnings.PROGRAMME,
                                "entity", DemoEarnings.ENTITY,
                                "earnedOn", earning.earnedOn().toString(),
                                "incentive", money(earning.incentive()))))
                .collect(Collectors.joining("\n", "", "\n"));
        Body body = new Body("application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
        return connection
                .command(DemoPeople.FIONA, "POST", "/api/earnings", body)
                .body();
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
        return post(claim.partner().user(), "/api/claims", form).path("claim").asString();
    }

    /** Adds a cost; answers with its id. */
    String addCost(DemoPerson person, String claim, PlannedClaim planned, PlannedCost cost) {
        Map<String, Object> body = Map.of(
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
                money(cost.requested()));
        return post(person, of(claim, "/costs"), body).path("cost").asString();
    }

    /** Attaches one file; answers with the document's id. */
    String attach(DemoPerson person, String claim, String kind, DemoFile file, String explanation, List<String> costs) {
        Body body = multipart(kind, file, explanation, costs);
        JsonNode answer = connection
                .command(person, "POST", of(claim, "/documents"), body)
                .body();
        return answer.path("documents").path(0).path("document").asString();
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

    void review(DemoPerson person, String claim) {
        connection.command(person, "POST", of(claim, "/review"), null);
    }

    void approve(DemoPerson person, String claim, String note) {
        post(person, of(claim, "/approval"), Map.of("note", note));
    }

    void reject(DemoPerson person, String claim, String reason, String text) {
        post(person, of(claim, "/rejection"), Map.of("reasons", List.of(reason), "text", text));
    }

    /** Every claim that the person sees, page by page. */
    List<JsonNode> claims(DemoPerson person) {
        return pages(person, "/api/claims");
    }

    /** Every fund that the person sees, page by page. */
    List<JsonNode> funds(DemoPerson person) {
        return pages(person, "/api/funds");
    }

    JsonNode overview(DemoPerson person) {
        return connection.read(person, "/api/overview").body();
    }

    /** The position that the claim list is as of, and whether it holds a claim. */
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
                throw new IllegalStateException(path + " names a page again that it has shown");
            }
            page = path + "?limit=" + PAGE + "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
        throw new IllegalStateException(path + " has more than " + MAX_PAGES + " pages");
    }

    private void ensure(String path, Map<String, Object> body) {
        try {
            connection.create(DemoPeople.PAM, path, jsonBody(body));
        } catch (ApiRefusal refusal) {
            if (refusal.status() != CONFLICT) {
                throw refusal;
            }
        }
    }

    private JsonNode post(DemoPerson person, String path, Map<String, Object> body) {
        return connection.command(person, "POST", path, jsonBody(body)).body();
    }

    private void put(DemoPerson person, String path, Map<String, Object> body) {
        connection.command(person, "PUT", path, jsonBody(body));
    }

    private Body jsonBody(Map<String, Object> body) {
        return new Body("application/json", connection.json().writeValueAsBytes(body));
    }

    private static String of(String claim, String rest) {
        return "/api/claims/" + claim + rest;
    }

    private static Map<String, String> money(BigDecimal amount) {
        return Map.of("amount", amount.toPlainString(), "currency", DemoEarnings.CURRENCY);
    }

    private static Body multipart(String kind, DemoFile file, String explanation, List<String> costs) {
        String boundary = "coop-" + UUID.randomUUID();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        part(bytes, boundary, "form-data; name=\"kind\"", "text/plain;charset=UTF-8", utf8(kind));
        part(bytes, boundary, "form-data; name=\"explanation\"", "text/plain;charset=UTF-8", utf8(explanation));
        for (String cost : costs) {
            part(bytes, boundary, "form-data; name=\"costIds\"", "text/plain;charset=UTF-8", utf8(cost));
        }
        String disposition = "form-data; name=\"file\"; filename=\"" + file.fileName() + "\"";
        part(bytes, boundary, disposition, file.mediaType(), file.content());
        bytes.writeBytes(utf8("--" + boundary + "--\r\n"));
        return new Body("multipart/form-data; boundary=" + boundary, bytes.toByteArray());
    }

    private static void part(
            ByteArrayOutputStream bytes, String boundary, String disposition, String mediaType, byte[] content) {
        bytes.writeBytes(utf8("--" + boundary + "\r\nContent-Disposition: " + disposition + "\r\nContent-Type: "
                + mediaType + "\r\n\r\n"));
        bytes.writeBytes(content);
        bytes.writeBytes(utf8("\r\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
