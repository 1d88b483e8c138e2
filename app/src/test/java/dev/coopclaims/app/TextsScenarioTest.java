package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Texts, ids and names of files as people and programs send them: one form, nothing lost, nothing cut. */
class TextsScenarioTest {
    private static final String BOUNDARY = "texts";
    private static final String HAN = "\u8acb".repeat(140) + ".pdf";

    private final RunningApplication application = RunningApplication.get();
    private final PartnerAtWork work = new PartnerAtWork();

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void a_body_that_is_not_in_utf_8_is_refused_and_not_stored_with_other_characters(String charset) {
        byte[] body = PartnerAtWork.FORM.formatted("M\u00fcller").getBytes(Charset.forName(charset));
        HttpResponse<String> answer = application.send(application
                .as("sara", "/api/claims")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
        assertThat(answer.body()).contains("UTF-8").contains("urn:coop:problem:type-not-allowed");
    }

    @Test
    void a_form_of_which_a_field_or_the_name_of_a_file_is_not_in_utf_8_is_refused() {
        String claim = work.start("sara", "Forms");
        byte[] latin = "M\u00fcller".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(upload(claim, latin, bytes("filename=\"a.pdf\"")).statusCode())
                .isEqualTo(415);
        byte[] name = "filename=\"M\u00fcller.pdf\"".getBytes(StandardCharsets.ISO_8859_1);
        HttpResponse<String> answer = upload(claim, bytes("the bill"), name);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
        assertThat(answer.body()).contains("UTF-8");
    }

    @Test
    void a_long_name_of_a_file_arrives_whole_in_every_form_that_clients_send() {
        String claim = work.start("sara", "Names");
        String encoded = URLEncoder.encode(HAN, StandardCharsets.UTF_8).replace("+", "%20");
        String word = "=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes(HAN)) + "?=";
        for (String disposition : new String[] {
            "filename=\"" + HAN + "\"",
            "filename*=UTF-8''" + encoded,
            "filename=\"" + word + "\"; filename*=utf-8''" + encoded,
        }) {
            HttpResponse<String> answer = upload(claim, bytes("the bill"), bytes(disposition));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(RunningApplication.json(answer)
                            .path("documents")
                            .path(0)
                            .path("fileName")
                            .asString())
                    .isEqualTo(HAN);
        }
    }

    @Test
    void a_name_of_more_than_two_hundred_characters_is_told_and_not_cut() {
        String claim = work.start("sara", "Long names");
        JsonNode problem =
                work.upload("sara", claim, "INVOICE", "a".repeat(230) + ".pdf", PartnerAtWork.pdf("long name"), 400);
        assertThat(problem.path("violations").path(0).path("code").asString()).isEqualTo("TEXT_TOO_LONG");
        assertThat(problem.path("detail").asString()).contains("200 characters");
    }

    @Test
    void what_is_too_long_has_one_code_everywhere() {
        tooLong("POST", "/api/claims", PartnerAtWork.FORM.formatted("\uD83C\uDF88".repeat(201)));
        String plan =
                PartnerAtWork.FORM.formatted("Plans").replaceFirst("\\{", "{\"planId\":\"" + "7".repeat(101) + "\",");
        tooLong("POST", "/api/claims", plan);
        String claim = "/api/claims/" + work.start("sara", "\uD83C\uDF88".repeat(200));
        tooLong("PATCH", claim, "{\"planId\":\"" + "7".repeat(101) + "\"}");
        tooLong("POST", claim + "/comments", "{\"text\":\"" + "a".repeat(4_001) + "\"}");
        work.command("sara", "POST", claim + "/comments", "{\"text\":\"" + "\uD83C\uDF88".repeat(2_500) + "\"}", 201);
        tooLong("POST", claim + "/costs", PartnerAtWork.COST.formatted("7".repeat(101), "10.00"));
    }

    private void tooLong(String method, String path, String body) {
        assertThat(work.command("sara", method, path, body, 400)
                        .path("violations")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("TEXT_TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K\u00f6hler",
                "kohler",
                "KO\u0308HLER",
                "strasse lodz",
                "\u0142\u00f3d\u017a",
                "istanbul",
                "RE-55/2041",
                "re552041",
                "2041",
                "\uD83C\uDF88"
            })
    void a_search_finds_what_people_take_for_the_same(String query) {
        String claim = work.start("sara", "K\u00f6hler Stra\u00dfe \uD83C\uDF88");
        String cost = PartnerAtWork.COST
                .formatted("RE-55/2041", "10.00")
                .replace("Print & Co", "\u0141\u00f3d\u017a \u0130stanbul");
        work.command("sara", "POST", "/api/claims/" + claim + "/costs", cost, 201);
        String q = URLEncoder.encode(query, StandardCharsets.UTF_8);
        assertThat(work.readJson("sara", "/api/claims?limit=500&q=" + q)
                        .path("items")
                        .valueStream()
                        .map(row -> row.path("claim").asString()))
                .contains(claim);
    }

    @Test
    void titles_sort_by_letters_first() {
        for (String title : new String[] {"Zz sorted b", "zz sorted a", "Zz sorted \u00e4", "zz sorted A"}) {
            work.start("sara", title);
        }
        assertThat(work.readJson("sara", "/api/claims?limit=500&sort=title&q=zz+sorted")
                        .path("items")
                        .valueStream()
                        .map(row -> row.path("title").asString().replaceFirst("(?i)zz sorted ", "")))
                .containsExactly("a", "A", "\u00e4", "b");
    }

    @Test
    void names_of_members_sort_by_letters_first() {
        work.command("pam", "POST", "/api/organisations", "{\"organisation\":\"org-names\",\"name\":\"Names\"}", 201);
        String known =
                "{\"organisation\":\"org-known\",\"name\":\"Known\",\"externalId\":\"CRM 4711\",\"country\":\"gb\","
                        + "\"language\":\"en-gb\"}";
        work.command("pam", "POST", "/api/organisations", known.replace("\"gb\"", "\"XX\""), 400);
        work.command("pam", "POST", "/api/organisations", known, 201);
        assertThat(work.readJson("pam", "/api/organisations/org-known").toString())
                .contains("\"externalId\":\"CRM 4711\"", "\"country\":\"GB\"", "\"language\":\"en-GB\"");
        int user = 0;
        for (String name : new String[] {"Zo\u00eb", "\u00c1d\u00e1m", "zoe", "Adam", "adam", "Bert"}) {
            String member =
                    "{\"user\":\"name-" + user++ + "\",\"displayName\":\"" + name + "\",\"role\":\"PARTNER_USER\"}";
            work.command("pam", "POST", "/api/organisations/org-names/members", member, 201);
        }
        assertThat(work.readJson("pam", "/api/organisations/org-names/members?limit=4")
                        .path("items")
                        .valueStream()
                        .map(one -> one.path("displayName").asString()))
                .containsExactly("adam", "Adam", "\u00c1d\u00e1m", "Bert");
    }

    @Test
    void a_form_has_as_many_parts_as_a_claim_has_costs() {
        String claim = work.start("sara", "Parts");
        String cost = "\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=costIds\r\n\r\ncost-none";
        HttpResponse<String> answer = upload(claim, bytes("the bill" + cost.repeat(200)), bytes("filename=\"a.pdf\""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("UNKNOWN_COST");
    }

    /** As a browser sends a field in which nobody has filled anything. */
    @Test
    void an_empty_field_of_a_list_is_an_empty_list() {
        String claim = work.start("sara", "Empty");
        String empty = "\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=";
        HttpResponse<String> answer = upload(
                claim,
                bytes("the bill" + empty + "costIds\r\n\r\n" + empty + "requirements\r\n\r\n"),
                bytes("filename=\"a.pdf\""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private HttpResponse<String> upload(String claim, byte[] explanation, byte[] fileName) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(bytes("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=kind\r\n\r\nINVOICE\r\n--"
                + BOUNDARY + "\r\nContent-Disposition: form-data; name=explanation\r\n\r\n"));
        form.writeBytes(explanation);
        form.writeBytes(bytes("\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=file; "));
        form.writeBytes(fileName);
        form.writeBytes(bytes("\r\nContent-Type: application/pdf\r\n\r\n"));
        form.writeBytes(PartnerAtWork.pdf("a name"));
        form.writeBytes(bytes("\r\n--" + BOUNDARY + "--\r\n"));
        return application.send(application
                .as("sara", "/api/claims/" + claim + "/documents")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
