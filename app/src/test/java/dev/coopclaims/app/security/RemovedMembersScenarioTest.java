package dev.coopclaims.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.demo.DemoPeople;
import dev.coopclaims.demo.DemoPerson;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * What tokens are worth whose owners were removed or have another role by now. An application of its own, because in
 * the end nobody is left.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RemovedMembersScenarioTest {
    @TempDir
    private static Path folder;

    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = RunningApplication.on(folder, "--coop.clock=2026-10-01T09:00:00Z");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    @Order(1)
    void a_machine_of_the_vendor_imports_earnings_as_long_as_it_is_granted() {
        assertThat(imported("vendor-system", "E-1").body()).contains("ACCRUED");
        assertThat(changed("vendor-system", "{\"grants\":[]}")).isEqualTo(200);
        HttpResponse<String> refused = imported("vendor-system", "E-2");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("IMPORT_EARNINGS");
        assertThat(changed("vendor-system", "{\"grants\":[\"IMPORT_EARNINGS\"]}"))
                .isEqualTo(200);
        assertThat(imported("vendor-system", "E-3").body()).contains("ACCRUED");
        assertThat(changed("fiona", "{\"grants\":[\"IMPORT_EARNINGS\"]}")).isEqualTo(422);
        assertThat(changed("fiona", "{\"grants\":[\"EVERYTHING\"]}")).isEqualTo(400);
    }

    @Test
    @Order(2)
    void finance_that_is_limited_to_other_programmes_imports_nothing_of_this_one() {
        assertThat(changed("fiona", "{\"programmes\":[\"HOSTING\"]}")).isEqualTo(200);
        assertThat(imported("fiona", "E-4").body()).contains("UNKNOWN_PROGRAMME", "\"accrued\":0");
        assertThat(changed("fiona", "{\"programmes\":[]}")).isEqualTo(200);
        assertThat(imported("fiona", "E-4", "another-key").body()).contains("ACCRUED");
    }

    /** a hold on an organisation holds all its claims, and the due list names claims of every programme. */
    @Test
    @Order(2)
    void people_of_the_vendor_who_are_limited_know_and_decide_nothing_beyond_their_limit() {
        String claim = RunningApplication.json(
                        application.send(
                                application
                                        .as("alice", "/api/claims")
                                        .header("Content-Type", "application/json")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        "{\"programme\":\"CSP_DIRECT\",\"location\":\"GB\",\"activity\":\"PRINT_ADVERTISING\",\"title\":\"Beyond\","
                                                                + "\"activityStart\":\"2026-09-14\",\"activityEnd\":\"2026-09-18\",\"currency\":\"GBP\"}"))))
                .get("claim")
                .asString();
        HttpResponse<String> held = hold("pam", "/api/organisations/org-aire/holds");
        String hold = RunningApplication.json(held).get("hold").asString();
        String after = held.headers().firstValue("Event-Position").orElseThrow();
        List<String> people = List.of("fiona", "oscar", "audrey", "rita", "petra");
        people.forEach(user ->
                assertThat(changed(user, "{\"programmes\":[\"HOSTING\"]}")).isEqualTo(200));

        for (String user : people) {
            for (RequestMappingInfo route : Routes.of(application).keySet()) {
                if (route.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                    String path = Routes.path(route).replaceFirst("/api/claims/[^/]+", "/api/claims/" + claim);
                    HttpResponse<String> answer =
                            application.send(application.as(user, path).header("Min-Position", after));
                    assertThat(answer.body()).as(user + " " + path).doesNotContain(claim, hold);
                }
            }
        }
        assertThat(hold("fiona", "/api/organisations/org-aire/holds").statusCode())
                .isEqualTo(403);
        assertThat(application
                        .send(application
                                .as("fiona", "/api/organisations/org-aire/holds/" + hold)
                                .DELETE())
                        .statusCode())
                .isEqualTo(403);
        assertThat(application
                        .send(application
                                .as("oscar", "/api/due/" + claim + ".DRAFT_EXPIRY/retry")
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        people.forEach(user -> assertThat(changed(user, "{\"programmes\":[]}")).isEqualTo(200));
        assertThat(application.send(application.as("oscar", "/api/due")).body()).contains(claim);
        assertThat(application
                        .send(application.as("fiona", "/api/organisations/org-aire/holds"))
                        .body())
                .contains(hold);
    }

    @Test
    @Order(3)
    void a_role_that_was_taken_away_reads_nothing_more() {
        assertThat(status("ravi", "/api/claims")).isEqualTo(200);
        assertThat(changed("ravi", "{\"role\":\"OPERATOR\"}")).isEqualTo(200);
        HttpResponse<String> refused = application.send(application.as("ravi", "/api/claims"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("OPERATOR");
        assertThat(changed("ravi", "{\"role\":\"REVIEWER\"}")).isEqualTo(200);
        assertThat(status("ravi", "/api/claims")).isEqualTo(200);
    }

    @Test
    @Order(4)
    void an_answer_is_not_given_again_to_who_was_removed() {
        assertThat(imported("fiona", "E-5", "a-key").statusCode()).isEqualTo(200);
        assertThat(removed("fiona")).isEqualTo(204);
        assertThat(imported("fiona", "E-5", "a-key").statusCode()).isEqualTo(403);
    }

    @Test
    @Order(5)
    void health_tells_its_details_to_operators_of_now() {
        assertThat(application.send(application.as("oscar", "/actuator/health")).body())
                .contains("components");
        assertThat(removed("oscar")).isEqualTo(204);
        assertThat(application.send(application.as("oscar", "/actuator/health")).body())
                .doesNotContain("components");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void every_route_is_closed_to_everybody_who_was_removed() {
        List<DemoPerson> people = new ArrayList<>(DemoPeople.all());
        people.remove(DemoPeople.PAM);
        people.add(DemoPeople.PAM); // the last one removes herself
        people.forEach(person -> removed(person.user(), person.organisation()));
        List<String> open = new ArrayList<>();
        int checked = 0;
        for (Map.Entry<RequestMappingInfo, HandlerMethod> endpoint :
                Routes.of(application).entrySet()) {
            AllowedTo allowed = endpoint.getValue().getMethodAnnotation(AllowedTo.class);
            if (allowed == null || !endpoint.getValue().getBeanType().getName().matches(".*(command|query)\\..*")) {
                continue;
            }
            for (Role role : allowed.value().roles()) {
                HttpResponse<String> answer = application.send(Routes.call(
                        application.as(Routes.userWith(role), Routes.path(endpoint.getKey())), endpoint.getKey()));
                checked++;
                if (answer.statusCode() != 403) {
                    open.add(endpoint.getKey() + " as " + role + ": " + answer.statusCode());
                }
            }
        }
        assertThat(open).isEmpty();
        assertThat(checked).isGreaterThan(100);
    }

    private static HttpResponse<String> imported(String user, String externalId) {
        return imported(user, externalId, externalId + user);
    }

    private static HttpResponse<String> imported(String user, String externalId, String key) {
        String earning = "{\"externalId\":\"" + externalId
                + "\",\"organisation\":\"org-aire\",\"programme\":\"CSP_DIRECT\",\"entity\":\"UK_LTD\","
                + "\"earnedOn\":\"2026-03-31\",\"incentive\":{\"amount\":\"10.00\",\"currency\":\"GBP\"}}";
        return application.send(application
                .as(user, "/api/earnings")
                .header("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(earning)));
    }

    private static HttpResponse<String> hold(String user, String path) {
        return application.send(application
                .as(user, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"auditors\"}")));
    }

    private static int changed(String user, String body) {
        return application
                .send(application
                        .as("pam", "/api/organisations/org-vendor/members/" + user)
                        .header("Content-Type", "application/json")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }

    private static int removed(String user) {
        return removed(user, "org-vendor");
    }

    private static int removed(String user, String organisation) {
        return application
                .send(application
                        .as("pam", "/api/organisations/" + organisation + "/members/" + user)
                        .DELETE())
                .statusCode();
    }

    private static int status(String user, String path) {
        return application.send(application.as(user, path)).statusCode();
    }
}
