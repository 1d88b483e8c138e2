package dev.coopclaims.app.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who drips a request, one byte after the other for ever, loses the connection, and so does who reads answers that way; the
 * server's time-out between two is 20 s.
 */
class SlowConnectionScenarioTest {
    /** Far less than what the settings below do not bound would take. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    @TempDir
    private static Path folder;

    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = RunningApplication.on(
                folder,
                "--coop.clock=2026-10-01T09:00:00Z",
                "--coop.requests.headers-within=PT0.5S",
                "--coop.requests.body-grace=PT0.5S",
                "--coop.requests.min-body-rate=1MB");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/cla", "GET /api/claims HTTP/1.1~Host: local", "G", "~GET /", "GET / HTTP/1.1~a"})
    void headers_that_drip_are_cut_off(String begin) throws IOException {
        try (Dripped dripped = new Dripped(begin.replace("~", "\r\n"))) {
            assertThat(dripped.isClosedWhileSending("x")).isTrue();
        }
    }

    @Test
    void empty_lines_that_drip_are_cut_off() throws IOException {
        try (Dripped dripped = new Dripped("")) {
            assertThat(dripped.isClosedWhileSending("\r\n")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /api/claims | alice | application/json | Content-Length: 900000 | {\"title\":\" | 408",
                "POST /api/claims | alice | application/json | Transfer-Encoding: chunked | 90000~{\"title\":\" | 408",
                "POST /api/claims | | application/json | Content-Length: 900000 | {\"title\":\" | 401",
                "POST /api/claims | rita | application/json | Content-Length: 900000 | {\"title\":\" | 403",
                "POST /api/claims/claim-x/submission | alice | application/json | Content-Length: 900000 | { | 4",
                "GET /api/claims | alice | text/plain | Content-Length: 900000 | x | 200",
                "POST /nowhere | alice | text/plain | Content-Length: 900000 | x | 404",
                "POST /api/earnings | fiona | text/csv | Content-Length: 900000 | external | 4",
                "POST /api/claims/claim-x/documents | alice | multipart/form-data; boundary=B | Content-Length: 900000"
                        + " | --B~Content-Disposition: form-data; name=\"kind\"~~x | 4",
            })
    void bodies_that_drip_are_cut_off(String line, String user, String type, String length, String body, String status)
            throws IOException {
        String token = user == null ? "" : "~Authorization: Bearer " + application.token(user);
        String request = line + " HTTP/1.1~Host: localhost~Content-Type: " + type + "~" + length + token + "~~" + body;
        try (Dripped dripped = new Dripped(request.replace("~", "\r\n"))) {
            assertThat(dripped.isClosedWhileSending("x")).isTrue();
            assertThat(dripped.answer()).startsWith("HTTP/1.1 " + status);
        }
    }

    /** The server parses forms by itself, and answers nothing to one that breaks off. */
    @Test
    void a_form_that_drips_is_cut_off() throws IOException {
        String head = "POST /oauth2/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n\r\na=";
        try (Dripped dripped = new Dripped(head)) {
            assertThat(dripped.isClosedWhileSending("x")).isTrue();
            assertThat(dripped.answer()).doesNotStartWith("HTTP/1.1 5");
        }
    }

    @Test
    void who_sends_at_once_is_answered() {
        String body = "{\"title\":\"" + "x".repeat(500_000) + "\"}";
        assertThat(application.postJson("alice", "/api/claims", body).statusCode())
                .isEqualTo(400);
        assertThat(application.send(application.as("alice", "/api/claims")).statusCode())
                .isEqualTo(200);
    }

    /** The time between two requests is not the client's slowness, however long: an answer that was read whole is over. */
    @Test
    void who_waits_between_requests_is_answered() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), application.base().getPort())) {
            socket.setSoTimeout(1_200);
            for (int request = 0; request < 4; request++) {
                socket.getOutputStream()
                        .write("GET /api/claims/claim-x HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                String answer = untilNothingComes(socket);
                assertThat(answer)
                        .as("answer %d", request)
                        .startsWith("HTTP/1.1 401")
                        .endsWith("}");
            }
        }
    }

    private static String untilNothingComes(Socket socket) throws IOException {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        try {
            for (int one = socket.getInputStream().read();
                    one >= 0;
                    one = socket.getInputStream().read()) {
                seen.write(one);
            }
        } catch (SocketTimeoutException nothingMore) {
            // The connection is kept, and the server waits for the next request.
        }
        return seen.toString(StandardCharsets.UTF_8);
    }

    /** More than what lies in buffers on the way. */
    private static final int MANY_ANSWERS = 90;

    private static final String ASKED = "GET /v3/api-docs HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(MANY_ANSWERS - 1)
            + "GET /v3/api-docs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    @Test
    void who_never_reads_what_it_asked_for_is_cut_off() throws IOException {
        try (Dripped dripped = new Dripped(ASKED)) {
            assertThat(Await.until(LIMIT, () -> !dripped.writes("x"))).isTrue();
        }
    }

    @Test
    void who_reads_it_byte_by_byte_is_cut_off() throws IOException {
        try (Dripped dripped = new Dripped(ASKED)) {
            assertThat(Await.until(LIMIT, () -> !dripped.readsOne() || !dripped.writes("x")))
                    .isTrue();
            assertThat(answersIn(dripped)).isLessThan(MANY_ANSWERS);
        }
    }

    @Test
    void who_reads_it_at_once_gets_all_of_it() throws IOException {
        try (Dripped dripped = new Dripped(ASKED)) {
            assertThat(Await.until(Duration.ofSeconds(60), dripped::isClosed)).isTrue();
            assertThat(answersIn(dripped)).isEqualTo(MANY_ANSWERS);
        }
    }

    private static int answersIn(Dripped dripped) {
        return dripped.answer().split("HTTP/1.1 200", -1).length - 1;
    }

    /** A connection into which something is sent again and again. */
    private static final class Dripped implements AutoCloseable {
        private final Socket socket;
        private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

        private Dripped(String begin) throws IOException {
            socket = new Socket(
                    InetAddress.getLoopbackAddress(), application.base().getPort());
            socket.setSoTimeout(1);
            socket.getOutputStream().write(begin.getBytes(StandardCharsets.UTF_8));
        }

        private boolean isClosedWhileSending(String drop) {
            return Await.until(LIMIT, () -> isClosed() || !sends(drop));
        }

        private boolean sends(String drop) {
            if (writes(drop)) {
                return true;
            }
            isClosed();
            return false;
        }

        private boolean writes(String drop) {
            try {
                socket.getOutputStream().write(drop.getBytes(StandardCharsets.UTF_8));
                return true;
            } catch (IOException closed) {
                return false;
            }
        }

        private boolean readsOne() {
            try {
                int one = socket.getInputStream().read();
                answer.write(one);
                return one >= 0;
            } catch (IOException closed) {
                return closed instanceof SocketTimeoutException;
            }
        }

        private boolean isClosed() {
            try {
                socket.getInputStream().transferTo(answer);
                return true;
            } catch (SocketTimeoutException open) {
                return false;
            } catch (SocketException reset) {
                return true;
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        }

        private String answer() {
            return answer.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
