package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.web.Caller;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** {@code If-Match} as proxies and libraries send it (RFC 9110 §13.1.1). */
class PreconditionScenarioTest {
    /** A copy changes nothing of what it names, and what operators do has no version. */
    private static final Set<String> WITHOUT = Set.of(
            "POST /api/claims/{claim}/copy",
            "POST /api/projections/{name}/dead-letters/{key}/retry",
            "POST /api/projections/{name}/replay",
            "POST /api/due/{item}/retry");

    private final RunningApplication application = RunningApplication.get();
    private final PartnerAtWork partner = new PartnerAtWork();

    @Test
    void one_tag_of_a_list_has_to_match_strongly() {
        String claim = partner.start("alice", "Tags");
        String version = tagOf(patch(claim, "a", List.of()));
        String weak = "W/" + version;
        String marked = version.substring(0, version.length() - 1) + "-gzip\"";
        String padded = "\"0" + version.substring(1);
        for (String other : new String[] {weak, marked, padded, "\"other\"", "\"98\", \"99\"", weak + ", \"99\""}) {
            JsonNode problem = refused(patch(claim, "b", List.of(other)), 412);
            assertThat(problem.path("code").asString()).as(other).isEqualTo("OTHER_VERSION");
            assertThat(problem.path("detail").asString())
                    .as(other)
                    .startsWith(claim)
                    .contains("If-Match");
        }
        assertThat(refused(patch(claim, "b", List.of(weak)), 412).path("detail").asString())
                .contains("weak tag", "proxies");
        version = tagOf(patch(claim, "c", List.of("\"99\", " + version)));
        version = tagOf(patch(claim, "d", List.of("\"99\"", version)));
        tagOf(patch(claim, "e", List.of(",," + version + ",")));
        tagOf(patch(claim, "f", List.of("*")));
    }

    @Test
    void an_if_match_that_is_empty_or_no_list_is_malformed_and_nothing_is_written() {
        String claim = partner.start("alice", "Before");
        for (String header : new String[] {"", " ", ",", "1", "\"1", "*, \"1\""}) {
            assertThat(refused(patch(claim, "After", List.of(header)), 400)
                            .path("detail")
                            .asString())
                    .as(header)
                    .contains("If-Match");
        }
        assertThat(partner.readJson("alice", "/api/claims/" + claim)
                        .path("title")
                        .asString())
                .isEqualTo("Before");
    }

    @Test
    void every_command_on_what_is_there_takes_if_match() {
        Set<String> silent = new TreeSet<>();
        application
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> silent.addAll(silent(mapping, method)));
        assertThat(silent).isEqualTo(WITHOUT);
    }

    private static Set<String> silent(RequestMappingInfo mapping, HandlerMethod method) {
        Set<String> found = new TreeSet<>();
        String path = Objects.requireNonNull(mapping.getPathPatternsCondition())
                .getPatternValues()
                .iterator()
                .next();
        boolean takes = List.of(method.getMethodParameters()).stream()
                .map(MethodParameter::getParameterType)
                .anyMatch(Caller.class::equals);
        for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
            if (verb != RequestMethod.GET && path.startsWith("/api/") && path.contains("{") && !takes) {
                found.add(verb + " " + path);
            }
        }
        return found;
    }

    private HttpResponse<String> patch(String claim, String title, List<String> tags) {
        HttpRequest.Builder request = application
                .as("alice", "/api/claims/" + claim)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"title\":\"" + title + "\"}"));
        tags.forEach(tag -> request.header("If-Match", tag));
        return application.send(request);
    }

    private static String tagOf(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static JsonNode refused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return RunningApplication.json(answer);
    }
}
