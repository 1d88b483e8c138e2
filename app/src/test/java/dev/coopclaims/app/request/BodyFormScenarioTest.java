package dev.coopclaims.app.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A body is read as it was sent, in UTF-8, or not at all (RFC 9110 §8.4, RFC 8259 §8.1). */
class BodyFormScenarioTest {
    private static final String PROBE = "{\"text\":\"M\u00fcnze\",\"count\":1}";
    private static final String CSV = "externalId,organisation,programme,entity,earnedOn,amount,currency\n";

    private final RunningApplication application = RunningApplication.get();

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "unknown", "identity, gzip", "GZIP"})
    void a_body_in_an_encoding_is_refused_and_the_refusal_names_what_is_taken(String encoding) throws IOException {
        for (String path : new String[] {"/api/probe/body", "/%61pi/probe/body", "/api/earnings"}) {
            HttpResponse<String> answer =
                    application.send(to(path, "application/json", gzip(PROBE)).header("Content-Encoding", encoding));
            JsonNode problem = refused(answer, 415, "type-not-allowed");
            assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("identity");
            assertThat(problem.path("detail").asString()).contains("Content-Encoding");
        }
    }

    @Test
    void a_body_whose_encoding_is_none_is_read() {
        HttpResponse<String> answer = application.send(
                to("/api/probe/body", "application/json", text(PROBE)).header("Content-Encoding", "identity"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "utf-16", "us-ascii", "nonsense", "\"latin1\"", "utf-8x"})
    void a_character_set_that_is_not_utf_8_is_refused_by_its_name(String charset) {
        for (String[] where : new String[][] {
            {"/api/probe/body", "application/json", PROBE},
            {"/api/earnings", "text/csv", CSV},
            {"/api/earnings", "application/x-ndjson", "{}"},
            {"/oauth2/token", "application/x-www-form-urlencoded", "grant_type=client_credentials"}
        }) {
            HttpResponse<String> answer =
                    application.send(to(where[0], where[1] + "; charset=" + charset, text(where[2])));
            assertThat(refused(answer, 415, "type-not-allowed").path("detail").asString())
                    .as(where[0])
                    .contains("character set " + charset.replace("\"", ""), "UTF-8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/*+json", "text/*; charset=utf-8"})
    void a_type_that_is_a_pattern_is_refused(String type) {
        HttpResponse<String> answer = application.send(to("/api/probe/body", type, text(PROBE)));
        assertThat(refused(answer, 415, "type-not-allowed").path("detail").asString())
                .contains("pattern");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=file; filename = \"a.pdf\"", "name=file", "name=file; filename*0=a; filename*1=.pdf"})
    void a_file_whose_name_cannot_be_read_is_told_so(String disposition) {
        String body = "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n\u00e9\r\n--b--\r\n";
        HttpResponse<String> answer =
                application.send(to("/api/probe/names", "multipart/form-data; boundary=b", text(body)));
        assertThat(refused(answer, 400, "malformed").path("detail").asString()).contains("file", "name", "filename=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "UTF-8", "\"utf-8\"", "utf8"})
    void utf_8_may_be_said(String charset) {
        HttpResponse<String> answer =
                application.send(to("/api/probe/body", "application/json; charset=" + charset, text(PROBE)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(RunningApplication.json(answer).path("text").path("value").asString())
                .isEqualTo("M\u00fcnze");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=file; filename=a.txt | Content-Transfer-Encoding: base64 | 415 | Content-Transfer-Encoding base64",
                "name=file; filename=a.txt | Content-Transfer-Encoding: quoted-printable | 415 | quoted-printable",
                "name=file; filename=a.txt | Content-Transfer-Encoding: binary | 200 | 4",
                "name=file; filename=a.txt | Content-Type: text/plain; charset=windows-1252 | 200 | 4",
                "name=note | Content-Type: text/plain; charset=ISO-8859-1 | 415 | character set ISO-8859-1",
                "name=note | Content-Type: text/plain; charset=utf-8 | 400 | note",
            })
    void a_part_is_read_as_it_was_sent_or_not_at_all(String disposition, String header, int status, String told) {
        String body =
                "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n" + header + "\r\n\r\nYWJj\r\n--b--\r\n";
        HttpResponse<String> answer =
                application.send(to("/api/probe/parts", "multipart/form-data; boundary=b", text(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(told);
    }

    /** .NET writes the name twice: as mails do, and as RFC 8187 says, which is the one that counts. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "name=file; filename=\"=?utf-8?B?TcO8bnplLnR4dA==?=\"; filename*=utf-8''M%C3%BCnze.txt",
                "name=\"file\"; filename*=UTF-8''M%C3%BCnze.txt; filename=\"M_nze.txt\"",
                "name=\"file\"; filename=\"M\u00fcnze.txt\"",
                "name=file; filename=M\u00fcnze.txt",
                "name=\"file\"; filename=\"=?UTF-8?Q?M=C3=BCnze.txt?=\"",
            })
    void the_name_of_a_file_is_read_in_every_form_that_programs_send(String disposition) {
        String body = "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\nabc\r\n--b--\r\n";
        HttpResponse<String> answer =
                application.send(to("/api/probe/names", "multipart/form-data; boundary=b", text(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[\"M\u00fcnze.txt\"]");
    }

    @Test
    void a_body_is_bounded_however_its_address_is_written() {
        String large = "{\"text\":\"" + "x".repeat(1_100_000) + "\"}";
        for (String path :
                new String[] {"/api/probe/body", "/%61pi/probe/body", "/api/probe/bod%79", "/%61%70%69/probe/body"}) {
            HttpResponse<String> answer = application.send(to(path, "application/json", text(large)));
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(413);
        }
    }

    private HttpRequest.Builder to(String path, String contentType, BodyPublisher body) {
        String user = path.endsWith("earnings") ? "fiona" : "rita";
        return application
                .request("/")
                .uri(URI.create(application.base() + path))
                .header("Authorization", "Bearer " + application.token(user))
                .header("Content-Type", contentType)
                .POST(body);
    }

    private static JsonNode refused(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode problem = RunningApplication.json(answer);
        assertThat(problem.path("type").asString()).isEqualTo("urn:coop:problem:" + type);
        assertThat(answer.body()).doesNotContain("M\u00fcnze");
        return problem;
    }

    private static BodyPublisher text(String body) {
        return BodyPublishers.ofString(body);
    }

    private static BodyPublisher gzip(String body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return BodyPublishers.ofByteArray(bytes.toByteArray());
    }
}
