package dev.coopclaims.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The paths and bodies of the HTTP contract for deciding, disputing, withdrawing and discarding claims. */
final class DecisionApi {
    private final ApiConnection connection;

    DecisionApi(ApiConnection connection) {
        this.connection = connection;
    }

    /**
     * One thing that a reviewer asks for (V-2).
     *
     * @param code a reason of the catalogue that allows action
     * @param cost the cost it is about, if any
     * @param document the document it is about, if any
     */
    record Question(
            String code,
            String text,
            @Nullable String cost,
            @Nullable String document) {

        private Map<String, Object> body() {
            Map<String, Object> body = new HashMap<>(Map.of("code", code, "text", text));
            if (cost != null) {
                body.put("cost", cost);
            }
            if (document != null) {
                body.put("document", document);
            }
            return body;
        }
    }

    void review(DemoPerson person, String claim) {
        connection.command(person, "POST", CoopApi.of(claim, "/review"), null);
    }

    /** Approves in full. */
    void approve(DemoPerson person, String claim, String note) {
        post(person, claim, "/approval", Map.of("note", note));
    }

    /** Approves one cost with a lower amount and all others in full. */
    void approve(DemoPerson person, String claim, String note, String cost, BigDecimal approved, String reason) {
        Map<String, Object> reduced = Map.of("cost", cost, "approved", CoopApi.money(approved), "reason", reason);
        post(person, claim, "/approval", Map.of("note", note, "costs", List.of(reduced)));
    }

    void reject(DemoPerson person, String claim, String reason, String text) {
        post(person, claim, "/rejection", Map.of("reasons", List.of(reason), "text", text));
    }

    /** Requests information; answers with the ids of the items, in the order of the questions. */
    List<String> ask(DemoPerson person, String claim, List<Question> questions) {
        return items(post(person, claim, "/information-requests", Map.of("items", bodies(questions))));
    }

    void answer(DemoPerson person, String claim, String item, String answer, List<String> documents) {
        connection.command(
                person,
                "PUT",
                CoopApi.of(claim, "/information-items/" + item),
                connection.jsonBody(Map.of("answer", answer, "documents", documents)));
    }

    /** Revokes the approval and requests information. */
    void revokeAndAsk(DemoPerson person, String claim, String why, List<Question> questions) {
        post(person, claim, "/revocation", Map.of("reason", why, "to", "ACTION_REQUIRED", "items", bodies(questions)));
    }

    void revokeAndReject(DemoPerson person, String claim, String why, String reason, String text) {
        post(
                person,
                claim,
                "/revocation",
                Map.of("reason", why, "to", "REJECTED", "reasons", List.of(reason), "text", text));
    }

    /** Ids of the items that wait for an answer, as the person sees the claim. */
    List<String> openItems(DemoPerson person, String claim) {
        List<String> items = new ArrayList<>();
        for (JsonNode round :
                connection.read(person, CoopApi.of(claim, "")).body().path("informationRequests")) {
            if (round.path("open").asBoolean(false)) {
                round.path("items").forEach(item -> items.add(CoopApi.id(item, "item")));
            }
        }
        return items;
    }

    void dispute(DemoPerson person, String claim, String explanation, DemoFile letter) {
        Multipart body = new Multipart()
                .field("kind", "OTHER")
                .field("explanation", explanation)
                .file(letter);
        connection.command(person, "POST", CoopApi.of(claim, "/disputes"), body.body());
    }

    void withdrawDispute(DemoPerson person, String claim) {
        connection.command(person, "POST", CoopApi.of(claim, "/dispute-withdrawal"), null);
    }

    void acceptRejection(DemoPerson person, String claim) {
        connection.command(person, "POST", CoopApi.of(claim, "/rejection-acceptance"), null);
    }

    void withdraw(DemoPerson person, String claim, String reason) {
        post(person, claim, "/withdrawal", Map.of("reason", reason));
    }

    void discard(DemoPerson person, String claim, String reason) {
        post(person, claim, "/discard", Map.of("reason", reason));
    }

    /** Adds an internal note, which only the vendor's people see. */
    void note(DemoPerson person, String claim, String text) {
        post(person, claim, "/internal-notes", Map.of("text", text));
    }

    private JsonNode post(DemoPerson person, String claim, String rest, Map<String, Object> body) {
        return connection.post(person, CoopApi.of(claim, rest), body);
    }

    private static List<Map<String, Object>> bodies(List<Question> questions) {
        return questions.stream().map(Question::body).toList();
    }

    private static List<String> items(JsonNode answer) {
        List<String> items = new ArrayList<>();
        answer.path("items").forEach(one -> items.add(one.asString()));
        return items;
    }
}
