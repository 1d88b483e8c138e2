package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.app.startup.CannotStart;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A new version of the catalogue is checked and published while claims of the old one are on their way (domain.md §3): they
 * stay with theirs, and what was not claimed yet is claimed by it as long as its claiming period is open.
 */
class CatalogueVersionsScenarioTest {
    @TempDir
    private static Path folder;

    private static RunningApplication application;
    private static PartnerAtWork work;

    @BeforeAll
    static void start() {
        application = on(folder.resolve("data"));
        work = new PartnerAtWork(application);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static RunningApplication on(Path data, String... settings) {
        String[] all = new String[settings.length + 2];
        all[0] = "--spring.profiles.active=demo";
        all[1] = "--coop.clock=2026-12-20T09:00:00Z";
        System.arraycopy(settings, 0, all, 2, settings.length);
        return RunningApplication.on(data, all);
    }

    @Test
    void a_version_begins_while_claims_of_the_old_one_are_on_their_way() throws IOException {
        work.earn("""
            [{"externalId":"OLD-1","organisation":"org-aire","programme":"CSP_DIRECT","entity":"UK_LTD",
              "earnedOn":"2026-03-31","incentive":{"amount":"10000.00","currency":"GBP"}}]\
            """);
        String inFlight = work.start("alice", "Before the change");
        JsonNode check = upload("?dryRun=true", nextVersion(), 200);
        assertThat(check.path("kind").asString()).isEqualTo("ADDITION");
        assertThat(check.path("comparedWith").asString()).isEqualTo("2023.10");
        assertThat(check.path("publishable").asBoolean()).isTrue();
        assertThat(sentences(check))
                .contains("Of the limits, review business days is 4 instead of 2.")
                .contains("Of the activity PRINT_ADVERTISING, programmes no longer has CSP_DIRECT.");

        upload("", nextVersion(), 200);
        assertThat(application
                        .send(application.as("pam", "/api/catalogue/versions"))
                        .body())
                .contains("\"DRAFT\"");
        publish("2027.1", "", 204);

        moveTo("2027-02-02T09:00:00Z");
        work.proveAndSubmit("alice", inFlight, "IN-FLIGHT-1", "100.00");
        String late = work.start("alice", "Started when the next version had begun");
        work.proveAndSubmit("alice", late, "LATE-1", "50.00");
        for (String claim : new String[] {inFlight, late}) {
            JsonNode read = work.readJson("alice", "/api/claims/" + claim);
            assertThat(read.path("catalogueVersion").asString()).isEqualTo("2023.10");
            assertThat(read.path("reviewDue").path("lastDay").asString())
                    .as("two business days")
                    .isEqualTo("2027-02-04");
        }
        JsonNode refused = work.command("alice", "POST", "/api/claims", ofJanuary("PRINT_ADVERTISING"), 422);
        assertThat(refused.path("violations").path(0).path("code").asString()).isEqualTo("ACTIVITY_NOT_ELIGIBLE");
        String fresh = work.command("alice", "POST", "/api/claims", ofJanuary("DIGITAL_ADVERTISING"), 201)
                .path("claim")
                .asString();
        assertThat(work.readJson("alice", "/api/claims/" + fresh)
                        .path("catalogueVersion")
                        .asString())
                .isEqualTo("2027.1");

        earn("NEW-1", "2026-12-31");
        earn("NEW-2", "2027-01-01");
        assertThat(accrued("FY27-H1")).as("40 % of 10,000").isEqualTo("4000.00");
        assertThat(accrued("FY27-H2")).as("70 % of 10,000").isEqualTo("7000.00");
        corrections();
    }

    /** A half-year that has begun is only corrected, so that partners may do more. */
    private static void corrections() throws IOException {
        String wider = nextVersion()
                .replace("\"2027.1\"", "\"2027.1b\"")
                .replace("dispute_window: {value: 30,", "dispute_window: {value: 40,");
        JsonNode check = upload("", wider, 200);
        assertThat(check.path("kind").asString()).isEqualTo("CORRECTION");
        assertThat(sentences(check)).containsExactly("Of the limits, dispute window days is 40 instead of 30.");
        assertThat(publish("2027.1b", "", 422)
                        .path("violations")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("CATALOGUE_HALF_YEAR_BEGUN");
        publish("2027.1b", "The window was to be 40 days.", 204);

        upload(
                "",
                wider.replace("\"2027.1b\"", "\"2027.1c\"").replace("review: {value: 4,", "review: {value: 5,"),
                200);
        JsonNode narrower = publish("2027.1c", "Slower", 422);
        assertThat(narrower.path("violations").path(0).path("code").asString())
                .isEqualTo("CATALOGUE_CORRECTION_NARROWS");
        JsonNode begun = upload(
                "?dryRun=true",
                nextVersion()
                        .replace("\"2027.1\"", "\"2020.7\"")
                        .replace("effective_from: 2027-01-01", "effective_from: 2020-07-01"),
                200);
        assertThat(begun.path("problems").path(0).path("code").asString()).isEqualTo("CATALOGUE_HALF_YEAR_USED");
    }

    @Test
    void a_draft_that_somebody_has_replaced_since_it_was_checked_is_not_published() throws IOException {
        String draft = ofYear("2041", "draft.1");
        String checked = upload("", draft, 200).path("sha256").asString();
        upload("", draft + "# By somebody else\n", 200);

        JsonNode refused = publish("draft.1", checked, "", 409);
        assertThat(refused.path("violations").path(0).path("code").asString()).isEqualTo("CATALOGUE_DRAFT_REPLACED");
        publish("draft.1", "", 204);
    }

    @Test
    void a_check_tells_what_of_the_half_year_is_there_already_and_does_not_fit() throws IOException {
        for (String activity : List.of("PRINT_ADVERTISING", "DIGITAL_ADVERTISING")) {
            work.command("alice", "POST", "/api/pre-approvals", """
                {"programme":"CSP_DIRECT","activity":"%s","period":"FY27-H1","description":"In spring",
                 "amount":{"amount":"200.00","currency":"GBP"}}\
                """.formatted(activity), 201);
        }
        work.readJson("alice", "/api/pre-approvals");
        JsonNode there = upload("?dryRun=true", nextVersion(), 200).path("alreadyThere");

        assertThat(there.valueStream()
                        .map(item -> item.path("kind").asString() + " "
                                + item.path("fits").asBoolean() + " "
                                + item.path("sentence").asString().replaceAll("preapproval-[^ ]*", "…")))
                .containsExactly(
                        "PRE_APPROVAL false Pre-approval … (requested, GBP 200.00) is of FY27-H1, but this version does not open"
                                + " PRINT_ADVERTISING to CSP_DIRECT: no claim will be able to name it.",
                        "PRE_APPROVAL true Pre-approval … (requested, GBP 200.00) is of FY27-H1 and will go by this version.");
    }

    @Test
    void a_check_says_when_the_name_is_taken() throws IOException {
        JsonNode taken = upload("?dryRun=true", shipped() + "# Another text\n", 200);
        assertThat(taken.path("publishable").asBoolean()).isFalse();
        assertThat(taken.path("problems").path(0).path("code").asString()).isEqualTo("CATALOGUE_VERSION_TAKEN");
    }

    @Test
    void who_may_not_publish_may_not_check_either() throws IOException {
        work.command(
                "pam",
                "PATCH",
                "/api/organisations/org-vendor/members/petra",
                "{\"programmes\":[\"CSP_DIRECT\"]}",
                200);
        assertThat(post("petra", "?dryRun=true", ofYear("2042", "limited")).statusCode())
                .isEqualTo(403);
    }

    private static String ofYear(String year, String version) throws IOException {
        return shipped()
                .replace("\"2023.10\"", "\"" + version + "\"")
                .replace("effective_from: 2019-01-01", "effective_from: " + year + "-01-01");
    }

    @Test
    void a_mistake_is_named_with_its_line_and_only_managers_upload() throws IOException {
        JsonNode refused = upload("", nextVersion().replace("calendar: JP,", "calendar: ZZ,"), 422);
        JsonNode mistake = refused.path("violations").path(0);
        assertThat(mistake.path("code").asString()).isEqualTo("CATALOGUE_MISTAKE");
        assertThat(mistake.path("path").asString()).isEqualTo("/entities/3/calendar");
        assertThat(mistake.path("message").asString()).contains("In line 80,", "no public holidays known for 'ZZ'");
        assertThat(post("fiona", "", nextVersion()).statusCode()).isEqualTo(403);
        assertThat(post("pam", "", "just words").statusCode()).isEqualTo(422);
        publish("nowhere", "", 404);
    }

    @Test
    void a_node_with_another_file_under_a_published_name_does_not_start_and_says_why(@TempDir Path data)
            throws IOException {
        on(data).close();
        Path other = Files.writeString(
                data.resolve("other.yaml"),
                shipped().replace("dispute_window: {value: 30,", "dispute_window: {value: 31,"));

        assertThatThrownBy(() -> on(data, "--coop.catalogue=" + other.toUri()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContainingAll("2023.10", "dispute window days is 31 instead of 30");

        Path next = Files.writeString(data.resolve("next.yaml"), nextVersion());
        try (RunningApplication second = on(data, "--coop.catalogue=" + next.toUri())) {
            assertThat(second.send(second.as("pam", "/api/catalogue/versions")).body())
                    .contains("2023.10", "2027.1");
        }
        on(data).close();
    }

    private static String ofJanuary(String activity) {
        return PartnerAtWork.FORM
                .formatted("After the change")
                .replace("PRINT_ADVERTISING", activity)
                .replace("2026-09-14", "2027-01-11")
                .replace("2026-09-18", "2027-01-15");
    }

    private static void moveTo(String instant) {
        work.command("oscar", "PUT", "/api/demo/clock", "{\"now\":\"" + instant + "\"}", 200);
    }

    private static void earn(String id, String day) {
        work.command("fiona", "POST", "/api/earnings", """
            [{"externalId":"%s","organisation":"org-aire","programme":"CSP_DIRECT","entity":"UK_LTD",
              "earnedOn":"%s","incentive":{"amount":"10000.00","currency":"GBP"}}]\
            """.formatted(id, day), 200);
    }

    private static String accrued(String period) {
        return work.readJson("fiona", "/api/funds?organisation=org-aire")
                .path("items")
                .valueStream()
                .filter(fund -> fund.path("period").asString().equals(period))
                .map(fund -> fund.path("total").path("amount").asString())
                .findFirst()
                .orElse("none");
    }

    private static JsonNode publish(String version, String reason, int status) {
        return publish(version, sha256(version), reason, status);
    }

    private static JsonNode publish(String version, String sha256, String reason, int status) {
        String body =
                """
            {"sha256":"%s","comparedWith":"%s"%s}""".formatted(sha256, comparedWith(version), reason.isEmpty() ? "" : ",\"reason\":\"" + reason + "\"");
        return work.command("pam", "POST", "/api/catalogue/versions/" + version + "/publication", body, status);
    }

    /** As a check of the draft says. */
    private static String comparedWith(String version) {
        HttpResponse<String> text =
                application.send(application.as("pam", "/api/catalogue/versions/" + version + "/text"));
        return text.statusCode() == 404
                ? "none"
                : RunningApplication.json(post("pam", "?dryRun=true", text.body()))
                        .path("comparedWith")
                        .asString();
    }

    /** Of the draft as it is now. */
    private static String sha256(String version) {
        return RunningApplication.json(application.send(application.as("pam", "/api/catalogue/versions")))
                .path("items")
                .valueStream()
                .filter(row -> row.path("version").asString().equals(version))
                .map(row -> row.path("sha256").asString())
                .findFirst()
                .orElse("none");
    }

    private static JsonNode upload(String query, String yaml, int status) {
        HttpResponse<String> answer = post("pam", query, yaml);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return RunningApplication.json(answer);
    }

    private static HttpResponse<String> post(String user, String query, String yaml) {
        return application.send(application
                .as(user, "/api/catalogue/versions" + query)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(yaml)));
    }

    private static List<String> sentences(JsonNode check) {
        return check.path("changes")
                .valueStream()
                .map(change -> change.path("sentence").asString())
                .toList();
    }

    /** From January 2027: reviews take longer, print advertising is no longer for CSP_DIRECT, which gets more. */
    private static String nextVersion() throws IOException {
        return shipped()
                .replace("\"2023.10\"", "\"2027.1\"")
                .replace("effective_from: 2019-01-01", "effective_from: 2027-01-01")
                .replace("review: {value: 2,", "review: {value: 4,")
                .replaceFirst("rebate_pct: 60, coop_pct: 40", "rebate_pct: 30, coop_pct: 70")
                .replaceFirst("(?s)(code: PRINT_ADVERTISING.{0,200}?programmes: )ALL", "$1{all_except: [CSP_DIRECT]}");
    }

    private static String shipped() throws IOException {
        try (InputStream yaml = CatalogueVersionsScenarioTest.class.getResourceAsStream("/catalogue.yaml")) {
            assertThat(yaml).isNotNull();
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
