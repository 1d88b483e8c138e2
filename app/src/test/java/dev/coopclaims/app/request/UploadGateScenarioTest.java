package dev.coopclaims.app.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Files for a claim that takes none are refused before they are read: the client here announces 50 MB, sends the beginning and
 * waits for the answer.
 */
class UploadGateScenarioTest {
    private static final int ANSWERED_WITHIN_MILLIS = 15_000;

    private final RunningApplication application = RunningApplication.get();

    @Test
    void files_for_a_claim_that_is_not_there_are_refused_before_they_are_read() throws IOException {
        for (String path : List.of("/api/claims/claim-none/documents", "/api/claims/claim-none/disputes")) {
            assertThat(answerBeforeTheBody("adam", path)).as(path).contains(" 404 ");
        }
    }

    @Test
    void files_for_another_organisations_claim_are_refused_in_the_same_way_R_1() throws IOException {
        String claim = started();
        assertThat(answerBeforeTheBody("colin", "/api/claims/" + claim + "/documents"))
                .contains(" 404 ");
    }

    @Test
    void files_for_a_claim_that_is_locked_are_refused_before_they_are_read_C_4() throws IOException {
        String claim = started();
        assertThat(answerBeforeTheBody("alice", "/api/claims/" + claim + "/disputes"))
                .contains(" 403 ");
        assertThat(answerBeforeTheBody("adam", "/api/claims/" + claim + "/disputes"))
                .contains(" 409 ");
        assertThat(application
                        .postJson("alice", "/api/claims/" + claim + "/discard", "{}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(answerBeforeTheBody("alice", "/api/claims/" + claim + "/documents"))
                .contains(" 409 ");
    }

    @Test
    void a_key_is_no_reason_to_read_files_that_are_refused() throws IOException {
        for (String path : List.of("/api/claims/claim-none/documents", "/api/claims/claim-none/disputes")) {
            String head = "Idempotency-Key: refused-unread\r\n";
            assertThat(answerBeforeTheBody("adam", path, head)).as(path).contains(" 404 ");
            assertThat(answerBeforeTheBody("adam", path, head))
                    .as("it changed nothing, so the key is free")
                    .contains(" 404 ");
        }
    }

    private String started() {
        HttpResponse<String> answer = application.postJson(
                "alice",
                "/api/claims",
                "{\"programme\":\"CSP_DIRECT\",\"location\":\"GB\",\"activity\":\"PRINT_ADVERTISING\",\"title\":\"Flyers\","
                        + "\"activityStart\":\"2026-09-14\",\"activityEnd\":\"2026-09-18\",\"currency\":\"GBP\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return RunningApplication.json(answer).path("claim").asString();
    }

    /** The status line. */
    private String answerBeforeTheBody(String user, String path) throws IOException {
        return answerBeforeTheBody(user, path, "");
    }

    private String answerBeforeTheBody(String user, String path, String header) throws IOException {
        try (Socket socket =
                new Socket(application.base().getHost(), application.base().getPort())) {
            socket.setSoTimeout(ANSWERED_WITHIN_MILLIS);
            String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + application.token(user) + "\r\n" + header
                    + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 50000000\r\n\r\n"
                    + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return status == null ? "closed without an answer" : status;
        }
    }
}
