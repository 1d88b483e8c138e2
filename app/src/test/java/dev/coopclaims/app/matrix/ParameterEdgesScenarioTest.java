package dev.coopclaims.app.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each query parameter of each read, at the edges of numbers, dates and texts: whatever is sent, it is no failure of ours. */
class ParameterEdgesScenarioTest {
    private static final List<String> READERS = List.of("pam", "oscar", "rita", "alice");
    private static final int FORBIDDEN = 403;
    private static final Map<String, String> NEEDED = Map.of("from", "EUR", "to", "USD", "on", "2026-10-01");
    private static final List<String> EDGES = List.of(
            "0",
            "-1",
            "9223372036854775808",
            "1e999999999",
            "NaN",
            "0000-01-01",
            "9999-12-31",
            "-999999999-01-01",
            "+999999999-12-31",
            "-999999999-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59.999999999Z",
            "+292278994-08-17T07:12:55.808Z",
            "2026-10-01T00:00:00+18:00",
            "true",
            "GBP",
            "FY26-H2",
            "FY99-H2",
            "FY00-H1",
            "FY9999-H2",
            "{\"$ne\":1}",
            "$where",
            "\uD83D\uDE00",
            "x".repeat(2_000));

    private final RunningApplication application = RunningApplication.get();

    @Test
    void no_value_of_a_parameter_is_answered_as_a_failure() {
        JsonNode api = RunningApplication.json(application.send(application.request("/v3/api-docs")));
        int sent = 0;
        for (var path : api.get("paths").properties()) {
            JsonNode read = path.getValue().path("get");
            if (read.isMissingNode() || path.getKey().contains("/api/probe/")) {
                continue;
            }
            String address = path.getKey()
                    .replace("{organisation}", "org-aire")
                    .replace("{fund}", "fund-aire.CSP_DIRECT.UK_LTD.FY26-H2")
                    .replaceAll("\\{.*?}", "claim-0");
            for (JsonNode parameter : read.path("parameters")) {
                if (!parameter.path("in").asString("").equals("query")) {
                    continue;
                }
                for (String edge : EDGES) {
                    String query = parameter.get("name").asString() + "="
                            + URLEncoder.encode(edge, StandardCharsets.UTF_8) + others(read, parameter);
                    assertThat(read(address + "?" + query).statusCode())
                            .as(address + "?" + query)
                            .isBetween(200, 499);
                    sent++;
                }
            }
        }
        System.out.printf("edges: %d requests%n", sent);
        assertThat(sent).isGreaterThan(500);
    }

    /** What else a request needs, so that the edge is looked at and not only what is missing. */
    private static String others(JsonNode read, JsonNode parameter) {
        StringBuilder others = new StringBuilder();
        for (JsonNode other : read.path("parameters")) {
            String name = other.path("name").asString("");
            if (other.path("required").asBoolean(false)
                    && other.path("in").asString("").equals("query")
                    && !name.equals(parameter.get("name").asString())) {
                assertThat(NEEDED).containsKey(name);
                others.append('&').append(name).append('=').append(NEEDED.get(name));
            }
        }
        return others.toString();
    }

    private HttpResponse<String> read(String path) {
        HttpResponse<String> answer = null;
        for (String reader : READERS) {
            answer = application.send(application.as(reader, path));
            if (answer.statusCode() != FORBIDDEN) {
                return answer;
            }
        }
        return Objects.requireNonNull(answer);
    }
}
