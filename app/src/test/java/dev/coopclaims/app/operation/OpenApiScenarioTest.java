package dev.coopclaims.app.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.kernel.text.TextLength;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.JsonNode;

/** The description of the API says what the API does. */
class OpenApiScenarioTest {
    private final RunningApplication application = RunningApplication.get();
    private final JsonNode api = RunningApplication.json(application.send(application.request("/v3/api-docs")));

    @Test
    void it_is_openapi_3_1_and_lists_the_slice() {
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(api.path("paths").propertyNames())
                .contains(
                        "/api/organisations",
                        "/api/organisations/{organisation}/members",
                        "/api/earnings",
                        "/api/claims",
                        "/api/claims/{claim}/costs/{cost}",
                        "/api/claims/{claim}/documents",
                        "/api/claims/{claim}/submission",
                        "/api/claims/{claim}/rejection",
                        "/api/claims/{claim}/history",
                        "/api/funds/{fund}/ledger",
                        "/api/pre-approvals/{preApproval}",
                        "/api/overview",
                        "/api/due/{item}/retry",
                        "/api/projections/{name}/replay");
    }

    @Test
    void what_other_programs_rely_on_stays_named() {
        assertThat(api.path("paths").propertyNames().stream()
                        .map(path -> path.replaceAll("\\{[^}]+\\}", "{}"))
                        .toList())
                .contains(
                        "/api/claims/{}/information-items/{}",
                        "/api/claims/{}/answers/{}",
                        "/api/review-queue",
                        "/api/pre-approvals",
                        "/api/pre-approvals/{}");
    }

    @Test
    void every_operation_names_the_problems_it_answers() {
        api.path("paths")
                .forEach(path -> path.forEach(
                        operation -> assertThat(operation.path("responses").propertyNames())
                                .as(operation.path("operationId").asString())
                                .contains("400", "401", "403", "503")));
        JsonNode patch = api.path("paths").path("/api/claims/{claim}").path("patch");
        assertThat(patch.path("responses").propertyNames()).contains("200", "404", "409", "412", "415", "422");
        assertThat(responses(api.path("paths"), "/api/pre-approvals", "get")).contains("404");
        JsonNode problem = api.path("components").path("responses").path("RULE_VIOLATION");
        assertThat(problem.path("content").propertyNames()).containsExactly("application/problem+json");
        assertThat(api.path("components")
                        .path("schemas")
                        .path("Problem")
                        .path("properties")
                        .propertyNames())
                .contains("violations", "traceId");
    }

    @Test
    void success_has_the_status_that_is_answered() {
        JsonNode paths = api.path("paths");
        assertThat(responses(paths, "/api/claims", "post")).contains("201").doesNotContain("200");
        assertThat(responses(paths, "/api/claims/{claim}/documents", "post")).contains("201");
        assertThat(responses(paths, "/api/claims/{claim}/copy", "post"))
                .contains("201")
                .doesNotContain("200");
        assertThat(responses(paths, "/api/claims/{claim}/reviewer", "put"))
                .contains("204")
                .doesNotContain("200");
        assertThat(responses(paths, "/api/claims/{claim}/readiness", "get")).contains("409");
        assertThat(responses(paths, "/api/claims/{claim}/costs/{cost}", "delete"))
                .contains("204")
                .doesNotContain("200");
    }

    /** Two classes of one name would end the document with an error ({@link WireTypesTest}). */
    @Test
    void what_a_form_takes_stands_in_its_body_and_every_operation_has_a_name_of_its_own() {
        JsonNode upload =
                api.path("paths").path("/api/claims/{claim}/documents").path("post");
        assertThat(upload.path("parameters")
                        .valueStream()
                        .map(one -> one.path("in").asString("")))
                .doesNotContain("query");
        JsonNode form = upload.path("requestBody")
                .path("content")
                .path("multipart/form-data")
                .path("schema");
        assertThat(form.path("properties").propertyNames()).contains("file", "kind", "explanation", "costIds");
        assertThat(form.path("required").valueStream().map(JsonNode::asString)).contains("kind");
        assertThat(api.path("paths")
                        .valueStream()
                        .flatMap(JsonNode::valueStream)
                        .map(operation -> operation.path("operationId").asString()))
                .doesNotHaveDuplicates();
    }

    @Test
    void no_two_paths_differ_in_the_name_of_a_parameter_alone() {
        assertThat(api.path("paths").propertyNames().stream().map(path -> path.replaceAll("\\{[^}]*}", "{}")))
                .doesNotHaveDuplicates();
    }

    @Test
    void limits_are_told() {
        JsonNode list = api.path("paths").path("/api/claims").path("get").path("parameters");
        assertThat(list.valueStream()
                        .filter(one -> one.path("name").asString("").equals("limit"))
                        .map(one -> one.path("schema").path("maximum").asInt()))
                .containsExactly(500);
        assertThat(list.valueStream()
                        .filter(one -> one.path("name").asString("").equals("q"))
                        .map(one -> one.path("schema").path("x-max-characters").asInt()))
                .containsExactly(100);
        JsonNode schemas = api.path("components").path("schemas");
        assertThat(schemas.path("NewComment")
                        .path("properties")
                        .path("text")
                        .path("x-max-characters")
                        .asInt())
                .isEqualTo(4_000);
        assertThat(api.path("components")
                        .path("parameters")
                        .path("Idempotency-Key")
                        .path("schema")
                        .path("maxLength")
                        .asInt())
                .isEqualTo(255);
    }

    @Test
    void no_length_that_is_told_refuses_what_is_taken() {
        String family =
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66"; // one to people, 7 to JSON Schema
        List<String> tooShort = new ArrayList<>();
        int checked = 0;
        for (Map.Entry<String, JsonNode> schema :
                api.path("components").path("schemas").properties()) {
            for (Map.Entry<String, JsonNode> property :
                    schema.getValue().path("properties").properties()) {
                JsonNode characters = property.getValue().path("x-max-characters");
                if (characters.isNumber()) {
                    checked++;
                    String longest = family;
                    while (TextLength.isWithin(longest + longest, characters.asInt())) {
                        longest += longest;
                    }
                    if (longest.codePointCount(0, longest.length())
                            > property.getValue().path("maxLength").asInt()) {
                        tooShort.add(schema.getKey() + "." + property.getKey());
                    }
                }
            }
        }
        assertThat(tooShort).isEmpty();
        assertThat(checked).isGreaterThan(30);
    }

    @Test
    void it_tells_where_null_may_stand_and_keeps_no_mark_of_its_making() {
        JsonNode schemas = api.path("components").path("schemas");
        JsonNode started = schemas.path("StartBody").path("properties");
        assertThat(started.path("planId").path("type").toString()).contains("string", "null");
        assertThat(started.path("title").path("type").asString("")).isEqualTo("string");
        JsonNode patch = schemas.path("DetailsBody").path("properties");
        assertThat(patch.path("planId").path("type").toString()).contains("string", "null");
        assertThat(patch.path("title").path("type").asString("")).isEqualTo("string");
        JsonNode cost = schemas.path("CostToClaim").path("properties");
        assertThat(cost.path("requested").path("anyOf").size()).isEqualTo(2);
        assertThat(cost.path("net").path("$ref").asString("")).endsWith("/Money");
        assertThat(schemas.path("NewOrganisation")
                        .path("properties")
                        .path("kind")
                        .path("enum")
                        .toString())
                .contains("null");
        assertThat(api.toString()).doesNotContain("x-merge-patch", "x-traits");
    }

    /** Each language would be described by itself, and kept for good. */
    @Test
    void the_api_speaks_one_language() {
        LocaleResolver languages = application.context().getBean(LocaleResolver.class);
        for (String asked : new String[] {"de", "de-x-b00001", "en-GB"}) {
            MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v3/api-docs");
            request.addPreferredLocale(Locale.forLanguageTag(asked));
            assertThat(languages.resolveLocale(request)).isEqualTo(Locale.ENGLISH);
        }
    }

    private static java.util.Collection<String> responses(JsonNode paths, String path, String method) {
        return paths.path(path).path(method).path("responses").propertyNames();
    }
}
