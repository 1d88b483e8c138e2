package dev.coopclaims.app.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.app.demo.DemoOptions;
import dev.coopclaims.app.demo.DemoPeople;
import dev.coopclaims.app.demo.DemoPerson;
import dev.coopclaims.app.demo.DemoRun;
import dev.coopclaims.app.matrix.CommandRules.Rule;
import dev.coopclaims.app.startup.Arguments;
import dev.coopclaims.eventstore.axon.SignalledEventStore;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.Role;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Every command of a claim, in every state, by everybody: what the application answers is what the rules say, and a
 * refusal leaves nothing in the log. The commands are read from the mapped endpoints, the claims are those of the
 * demonstration: both grow by themselves.
 */
class CommandMatrixScenarioTest {
    private static final int CLAIMS = 120;
    private static final String CLAIM = "/api/claims/{claim}";
    private static final Set<Integer> CONTENT = Set.of(200, 201, 204, 400, 412, 415, 422);
    private static final Set<Integer> CONTENT_OR_PART = Set.of(200, 201, 204, 400, 404, 409, 412, 415, 422);

    private final Map<ClaimStatus, Map<String, Deque<String>>> claims = new EnumMap<>(ClaimStatus.class);
    private final List<String> wrong = new ArrayList<>();
    private int refusals;
    private int allowed;
    private int notDriven;

    @Test
    void every_command_in_every_state_by_every_role_answers_as_the_rules_say(@TempDir Path folder) {
        try (RunningApplication application = RunningApplication.on(folder, "--coop.clock=" + Arguments.DEMO_START)) {
            DemoRun.run(
                    application.base(),
                    new DemoOptions(CLAIMS, 4, false),
                    new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            collect(application);
            Map<String, AllowedTo> endpoints = endpoints(application);
            assertThat(CommandRules.BY_ENDPOINT.keySet())
                    .as("a rule for every command that is offered")
                    .containsAll(endpoints.keySet());
            endpoints.forEach((endpoint, roles) -> refusals(application, endpoint, roles));
            endpoints.forEach((endpoint, roles) -> allowed(application, endpoint, roles));
            System.out.printf(
                    "matrix: %d commands x %d states x %d people: %d refusals, %d allowed, %d without a claim left%n",
                    endpoints.size(), claims.size(), DemoPeople.all().size(), refusals, allowed, notDriven);
        }
        assertThat(wrong).isEmpty();
        assertThat(claims).hasSizeGreaterThanOrEqualTo(3);
        assertThat(refusals).isGreaterThan(500);
        assertThat(allowed).isGreaterThan(20);
    }

    /** First all that is refused: on one claim per state, which they all leave as it is. */
    private void refusals(RunningApplication application, String endpoint, AllowedTo roles) {
        Rule rule = ruleOf(endpoint);
        for (Map.Entry<ClaimStatus, Map<String, Deque<String>>> state : claims.entrySet()) {
            String owner = state.getValue().keySet().iterator().next();
            String claim = Objects.requireNonNull(
                    Objects.requireNonNull(state.getValue().get(owner)).peek());
            for (DemoPerson person : DemoPeople.all()) {
                int expected = expected(rule, roles, person, owner, state.getKey());
                if (expected == 0) {
                    continue;
                }
                long before = head(application);
                int status = send(application, person, endpoint, claim, rule).statusCode();
                refusals++;
                boolean partFirst = rule.ofPart()
                        && expected == 409
                        && Set.of(400, 404, 422).contains(status);
                if (status != expected && !partFirst) {
                    wrong.add(text(endpoint, person, state.getKey()) + ": " + status + ", not " + expected);
                }
                if (head(application) != before) {
                    wrong.add(text(endpoint, person, state.getKey()) + ": refused, but written");
                }
            }
        }
    }

    /** Then all that is allowed: each on a claim of its own, since it may leave the state. */
    private void allowed(RunningApplication application, String endpoint, AllowedTo roles) {
        Rule rule = ruleOf(endpoint);
        claims.forEach((status, byOwner) -> byOwner.forEach((owner, left) -> {
            for (DemoPerson person : DemoPeople.all()) {
                if (expected(rule, roles, person, owner, status) != 0) {
                    continue;
                }
                if (left.size() < 2) {
                    notDriven++;
                    continue;
                }
                // The first stays: further refusals are asked of it.
                String claim = left.removeLast();
                int answered = send(application, person, endpoint, claim, rule).statusCode();
                allowed++;
                if (!(rule.ofPart() ? CONTENT_OR_PART : CONTENT).contains(answered)) {
                    wrong.add(text(endpoint, person, status) + ": " + answered + ", but it is allowed");
                }
            }
        }));
    }

    /** 403 by role, 404 for another organisation's claim, 409 by state; 0 when it is allowed. */
    private static int expected(Rule rule, AllowedTo roles, DemoPerson person, String owner, ClaimStatus status) {
        Role role = Role.valueOf(person.role());
        if (!Arrays.asList(roles.value()).contains(role)) {
            return 403;
        }
        if (!role.ofVendor() && !person.organisation().equals(owner)) {
            return 404;
        }
        return rule.states().contains(status) ? 0 : 409;
    }

    private void collect(RunningApplication application) {
        String next = "";
        do {
            JsonNode page = RunningApplication.json(application.send(application
                    .as("rita", "/api/claims?limit=500" + (next.isEmpty() ? "" : "&cursor=" + next))
                    .GET()));
            for (JsonNode claim : page.path("items")) {
                claims.computeIfAbsent(ClaimStatus.valueOf(claim.path("status").asString()), ignored -> new TreeMap<>())
                        .computeIfAbsent(claim.path("organisation").asString(), ignored -> new ArrayDeque<>())
                        .add(claim.path("claim").asString());
            }
            next = page.path("next").asString("");
        } while (!next.isEmpty());
    }

    private static Map<String, AllowedTo> endpoints(RunningApplication application) {
        Map<String, AllowedTo> found = new TreeMap<>();
        application
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    String path = Objects.requireNonNull(mapping.getPathPatternsCondition())
                            .getPatternValues()
                            .iterator()
                            .next();
                    for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
                        if (path.startsWith(CLAIM) && verb != RequestMethod.GET) {
                            found.put(verb + " " + path.substring(CLAIM.length()), rolesOf(method));
                        }
                    }
                });
        assertThat(found).hasSizeGreaterThan(10);
        return found;
    }

    private static AllowedTo rolesOf(HandlerMethod method) {
        return Objects.requireNonNull(method.getMethodAnnotation(AllowedTo.class), () -> "closed: " + method);
    }

    private static Rule ruleOf(String endpoint) {
        return Objects.requireNonNull(CommandRules.BY_ENDPOINT.get(endpoint), endpoint);
    }

    private static HttpResponse<String> send(
            RunningApplication application, DemoPerson person, String endpoint, String claim, Rule rule) {
        int space = endpoint.indexOf(' ');
        String path = (CLAIM + endpoint.substring(space + 1)).replace("{claim}", claim);
        String named = path.replace("{cost}", "cost-018f0000-0000-7000-8000-0000000000ff")
                .replace("{document}", "document-018f0000-0000-7000-8000-0000000000ff")
                .replace("{request}", "upload-018f0000-0000-7000-8000-0000000000ff")
                .replace("{item}", "item-018f0000-0000-7000-8000-0000000000ff")
                .replaceAll("\\{[^}]+}", "MATRIX");
        return application.send(application
                .as(person.user(), named)
                .header("Content-Type", "application/json")
                .method(
                        endpoint.substring(0, space),
                        rule.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(rule.body())));
    }

    private static long head(RunningApplication application) {
        return application
                .context()
                .getBean(SignalledEventStore.class)
                .createHeadToken()
                .position()
                .orElse(-1);
    }

    private static String text(String endpoint, DemoPerson person, ClaimStatus status) {
        return endpoint + " by " + person.role() + " " + person.user() + " in " + status;
    }
}
