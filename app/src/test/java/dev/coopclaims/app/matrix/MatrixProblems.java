package dev.coopclaims.app.matrix;

import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.app.matrix.CommandTable.Expected;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What a refusal has to look like (api.md, conventions). */
final class MatrixProblems {
    private static final Map<Integer, String> TYPES = Map.of(
            401, "urn:coop:problem:unauthenticated",
            403, "urn:coop:problem:forbidden",
            404, "urn:coop:problem:not-found",
            409, "urn:coop:problem:conflict",
            422, "urn:coop:problem:rule-violation");

    private MatrixProblems() {}

    /** What is wrong with the answer; empty when nothing is. */
    static String mistake(HttpResponse<String> answer, Expected.Refused expected) {
        if (answer.statusCode() != expected.status()) {
            return answer.statusCode() + " " + answer.body() + ", not " + expected.status();
        }
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
            return "not a problem document: " + answer.headers().map();
        }
        if (answer.headers().firstValue("Event-Position").isPresent()) {
            return "a refusal names a position";
        }
        JsonNode problem = RunningApplication.json(answer);
        String type = Objects.requireNonNull(TYPES.get(expected.status()));
        if (!problem.path("type").asString("").equals(type)
                || problem.path("status").asInt() != expected.status()
                || problem.path("title").asString("").isBlank()
                || problem.path("detail").asString("").isBlank()
                || problem.path("traceId").asString("").isBlank()) {
            return "not a whole problem: " + problem;
        }
        if (expected.status() == 409) {
            return conflictsMistake(problem);
        }
        if (expected.rule().isEmpty()) {
            return noRulesMistake(problem);
        }
        boolean named = problem.path("violations").size() == 1
                && problem.path("violations").path(0).path("rule").asString("").equals(expected.rule())
                && !problem.path("violations").path(0).path("code").asString("").isBlank();
        return named ? "" : "not a violation of " + expected.rule() + " alone: " + problem;
    }

    /** What no rule refuses says its reason once, under its code, and names no rule; without a token it has no code. */
    private static String noRulesMistake(JsonNode problem) {
        JsonNode only = problem.path("violations").path(0);
        boolean once = problem.path("violations").isEmpty()
                || (problem.path("violations").size() == 1
                        && only.path("rule").asString("?").isEmpty()
                        && only.path("path").asString("?").isEmpty()
                        && only.path("code")
                                .asString("")
                                .equals(problem.path("code").asString("?"))
                        && only.path("message")
                                .asString("")
                                .equals(problem.path("detail").asString("?")));
        return once ? "" : "not the one reason that no rule gives: " + problem;
    }

    /** What a state does not allow is told by one code, in a sentence that names the claim. */
    private static String conflictsMistake(JsonNode problem) {
        JsonNode only = problem.path("violations").path(0);
        boolean whole = problem.path("violations").size() == 1
                && only.path("code").asString("").matches("[A-Z_]{4,}")
                && problem.path("code").equals(only.path("code"))
                && !only.path("rule").asString("").isBlank()
                && problem.path("detail").asString("").matches("Claim CLM-.* .*\\.");
        return whole ? "" : "not a conflict with a code and a sentence about its claim: " + problem;
    }

    /** Whether two answers cannot be told apart but by their trace id. */
    static boolean sameWords(HttpResponse<String> one, HttpResponse<String> other) {
        JsonNode first = RunningApplication.json(one);
        JsonNode second = RunningApplication.json(other);
        return one.statusCode() == other.statusCode()
                && first.path("type").equals(second.path("type"))
                && first.path("title").equals(second.path("title"))
                && first.path("detail").equals(second.path("detail"))
                && first.size() == second.size();
    }
}
