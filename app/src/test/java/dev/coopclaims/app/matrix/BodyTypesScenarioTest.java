package dev.coopclaims.app.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.app.matrix.RouteThings.Whose;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value of another type than the description says is 400 with its JSON pointer, in every place of every JSON body of
 * every operation: null where it says nothing of it, lists in lists, numbers as texts. A new operation is tried without a
 * line here.
 */
class BodyTypesScenarioTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String JSON_TYPE = "application/json";
    private static final String IMPORT = "/api/earnings";
    private static final String EARNING = """
            {"externalId":"TYPES-1","organisation":"org-nobody","programme":"CSP_DIRECT","entity":"UK_LTD",
             "earnedOn":"2026-03-31","incentive":{"amount":"1.00","currency":"GBP"}}""";

    /** A value of each type, by the name that JSON Schema has for it. */
    private static final Map<String, List<String>> VALUES = Map.of(
            "null", List.of("null"),
            "boolean", List.of("true"),
            "integer", List.of("12"),
            "number", List.of("1.5", "12"),
            "string", List.of("\"x\"", "\"\"", "\"12\"", "\"true\"", "\"null\""),
            "array", List.of("[]", "[[]]", "[\"x\"]", "[null]"),
            "object", List.of("{}", "{\"a\":[]}"));

    private final RunningApplication application = RunningApplication.get();
    private final RouteThings nobodys = RouteThings.of(application, Whose.NOBODYS);
    private final JsonNode api = RunningApplication.json(application.send(application.request("/v3/api-docs")));
    private final List<String> wrong = new ArrayList<>();
    private int tried;

    @Test
    void a_value_of_another_type_is_told_with_its_place() {
        Set<String> operations = new HashSet<>();
        api.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    JsonNode body = operation
                            .path("requestBody")
                            .path("content")
                            .path(JSON_TYPE)
                            .path("schema");
                    if (!body.isMissingNode() && !path.startsWith("/api/probe/") && !path.equals(IMPORT)) {
                        String name = method.toUpperCase(Locale.ROOT);
                        operations.add(name + " " + path);
                        walk(new Operation(name, path, whoMay(name, path)), body, "", "%s");
                    }
                }));
        System.out.printf("types of bodies: %d operations, %d bodies%n", operations.size(), tried);
        assertThat(wrong).isEmpty();
        assertThat(operations).hasSizeGreaterThan(30);
        assertThat(tried).isGreaterThan(1_000);
    }

    /** An import answers record by record, and goes on. */
    @Test
    void of_an_import_the_record_is_refused() {
        JsonNode properties =
                api.path("components").path("schemas").path("EarningRecord").path("properties");
        properties.forEachEntry((name, schema) -> {
            for (String value : othersThan(resolved(schema))) {
                ObjectNode record = (ObjectNode) JSON.readTree(EARNING);
                record.set(name, JSON.readTree(value));
                String body = "[" + record + "," + record + "]";
                HttpResponse<String> answer = application.postJson("fiona", IMPORT, body);
                assertThat(answer.statusCode()).as(body).isEqualTo(200);
                JsonNode records = RunningApplication.json(answer).path("results");
                assertThat(records.size()).as(answer.body()).isEqualTo(2);
                assertThat(records.path(1).path("outcome").asString())
                        .as(answer.body())
                        .isEqualTo("REFUSED");
                assertThat(records.path(1).path("message").asString())
                        .as(body + " " + answer.body())
                        .startsWith("/" + name);
            }
        });
    }

    /**
     * Tries a place and what lies below it.
     *
     * @param around the body, with {@code %s} in that place
     */
    private void walk(Operation operation, JsonNode unresolved, String pointer, String around) {
        JsonNode schema = resolved(unresolved);
        for (String value : othersThan(schema)) {
            if (!value.equals("null") || !unresolved.has("anyOf")) {
                refuses(operation, around.formatted(value), pointer);
            }
        }
        schema.path("properties")
                .forEachEntry((name, property) ->
                        walk(operation, property, pointer + "/" + name, around.formatted("{\"" + name + "\":%s}")));
        if (schema.has("items")) {
            walk(operation, schema.path("items"), pointer + "/0", around.formatted("[%s]"));
        }
    }

    private void refuses(Operation operation, String body, String pointer) {
        tried++;
        HttpResponse<String> answer = send(operation.method(), operation.path(), operation.person(), body);
        JsonNode problem = JSON.readTree(answer.body());
        boolean told = problem.path("violations")
                .valueStream()
                .anyMatch(one -> one.path("path").asString().equals(pointer));
        if (answer.statusCode() != 400 || (!told && !pointer.isEmpty())) {
            wrong.add(operation + " " + body + " is not told with " + pointer + ": " + answer.body());
        }
    }

    private HttpResponse<String> send(String method, String path, Person person, String body) {
        return application.send(application
                .as(person.user(), nobodys.in(path))
                .header("Content-Type", JSON_TYPE)
                .method(method, BodyPublishers.ofString(body)));
    }

    private Person whoMay(String method, String path) {
        for (Person person : Person.values()) {
            if (person != Person.NOBODY && send(method, path, person, "[").statusCode() != 403) {
                return person;
            }
        }
        throw new AssertionError("nobody may " + method + " " + path);
    }

    private static List<String> othersThan(JsonNode schema) {
        Set<String> types = new HashSet<>();
        JsonNode declared = schema.path("type");
        if (declared.isArray()) {
            declared.forEach(type -> types.add(type.asString()));
        } else {
            types.add(declared.asString("object"));
        }
        if (types.contains("number")) {
            types.add("integer");
        }
        List<String> others = new ArrayList<>();
        VALUES.forEach((type, values) -> {
            if (!types.contains(type)) {
                values.stream()
                        .filter(value -> !types.contains("integer") || !value.equals("12"))
                        .forEach(others::add);
            }
        });
        return others;
    }

    /** What an optional object may be beside null. */
    private JsonNode resolved(JsonNode schema) {
        String reference =
                schema.path("$ref").asString(schema.at("/anyOf/0/$ref").asString(""));
        return reference.isEmpty() ? schema : Objects.requireNonNull(api.at(reference.substring(1)));
    }

    private record Operation(String method, String path, Person person) {}
}
