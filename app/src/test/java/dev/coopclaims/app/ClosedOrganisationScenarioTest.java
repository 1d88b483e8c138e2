package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A partner is renamed, closed and reopened over HTTP, and what each side reads of it. */
class ClosedOrganisationScenarioTest {
    private static final String CALDER = "/api/organisations/org-calder";

    private final PartnerAtWork partner = new PartnerAtWork();
    private final String before = partner.readJson("pam", CALDER).path("name").asString();

    @AfterEach
    void asBefore() {
        reopen();
        partner.command("pam", "PATCH", CALDER, "{\"name\":\"" + before + "\"}", 200);
    }

    @Test
    void a_partner_is_renamed_closed_and_reopened() {
        String draft = partner.start("carla", "Before it closed");
        String path = "/api/claims/" + draft;

        partner.command("pam", "PATCH", CALDER, "{\"name\":\"Calder Holdings\"}", 200);
        assertThat(row(draft).path("organisationName").asString()).isEqualTo("Calder Holdings");
        assertThat(partner.readJson("carla", path).path("organisationName").asString())
                .isEqualTo("Calder Holdings");

        partner.command("pam", "POST", CALDER + "/closure", "{\"reason\":\"They left the programme.\"}", 200);
        assertThat(code(partner.command("pam", "POST", CALDER + "/closure", "{\"reason\":\"Again.\"}", 409)))
                .isEqualTo("ORGANISATION_CLOSED_TWICE");
        JsonNode closed = partner.readJson("carla", CALDER);
        assertThat(closed.path("closure").path("reason").asString()).isEqualTo("They left the programme.");
        String day = closed.path("closure").path("on").asString();
        assertThat(row(draft).path("organisationClosedOn").asString()).isEqualTo(day);
        assertThat(row(draft).path("whoMustAct").asString()).isEqualTo("NOBODY");
        assertThat(partner.readJson("rita", path).path("organisationClosedOn").asString())
                .isEqualTo(day);

        JsonNode refused = partner.command("carla", "PATCH", path, "{\"title\":\"After it closed\"}", 409);
        assertThat(code(refused)).isEqualTo("ORGANISATION_CLOSED");
        assertThat(refused.path("violations").path(0).path("rule").asString()).isEqualTo("R-6");
        assertThat(refused.path("violations").path(0).path("message").asString())
                .contains("Calder Holdings", day);
        partner.upload("carla", draft, "OTHER", "a.txt", "text".getBytes(StandardCharsets.UTF_8), 409);
        partner.command("carla", "POST", path + "/copy", "{}", 409);
        partner.command("pam", "POST", CALDER + "/members", """
            {"user":"newcomer","displayName":"New Comer","role":"PARTNER_USER"}\
            """, 409);
        assertThat(partner.command("carla", "GET", path + "/readiness", "", 200)
                        .path("problems")
                        .toString())
                .contains("\"ORGANISATION_CLOSED\"");
        partner.command("carla", "POST", path + "/comments", "{\"text\":\"Why?\"}", 201);

        partner.command("pam", "DELETE", CALDER + "/closure", "", 204);
        assertThat(reopen().statusCode()).isEqualTo(409);
        assertThat(partner.readJson("carla", CALDER).has("closure")).isFalse();
        partner.command("carla", "PATCH", path, "{\"title\":\"After it was reopened\"}", 200);
        assertThat(row(draft).has("organisationClosedOn")).isFalse();
    }

    @Test
    void the_vendor_is_not_closed_and_nobody_else_closes_a_partner() {
        assertThat(code(partner.command(
                        "pam", "POST", "/api/organisations/org-vendor/closure", "{\"reason\":\"no\"}", 422)))
                .isEqualTo("VENDOR_STAYS_OPEN");
        for (String user : new String[] {"carla", "rita", "fiona"}) {
            partner.command(user, "POST", CALDER + "/closure", "{\"reason\":\"no\"}", 403);
            partner.command(user, "PATCH", CALDER, "{\"name\":\"Mine\"}", 403);
        }
    }

    private JsonNode row(String claim) {
        for (JsonNode row : partner.readJson("carla", "/api/claims").path("items")) {
            if (row.path("claim").asString().equals(claim)) {
                return row;
            }
        }
        throw new AssertionError("the list lacks " + claim);
    }

    private HttpResponse<String> reopen() {
        RunningApplication application = RunningApplication.get();
        return application.send(application.as("pam", CALDER + "/closure").DELETE());
    }

    private static String code(JsonNode problem) {
        return problem.path("code")
                .asString(problem.path("violations").path(0).path("code").asString());
    }
}
