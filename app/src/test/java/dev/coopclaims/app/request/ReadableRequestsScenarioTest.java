package dev.coopclaims.app.request;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.command.web.Streamed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** What cannot be read is the client's mistake, told as such; none of it reaches the log. */
class ReadableRequestsScenarioTest {
    private static final int SOCKET_TIMEOUT_MILLIS = 30_000;

    private final RunningApplication application = RunningApplication.get();

    @ParameterizedTest
    @CsvSource({
        "/api/claims?q=%, hexadecimal",
        "/api/claims?q=%2, hexadecimal",
        "/api/claims?x=%zz, hexadecimal",
        "/api/claims?q=%ff, UTF-8",
        "/api/claims?q=%00, U+0000",
        "/api/claims?q=a%0Ab, U+000A",
        "/api/claims?q=%E2%80%AE, U+202E",
        "/api/overview?%, hexadecimal",
        "/docs?%, hexadecimal",
        "/actuator/health?a=%, hexadecimal",
        "/actuator/health?%00, U+0000"
    })
    void a_query_that_cannot_be_decoded_is_malformed(String path, String told) {
        String answer = unlogged(() ->
                raw("GET " + path + " HTTP/1.1\r\nAuthorization: Bearer " + application.token("rita") + "\r\n\r\n"));
        assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:coop:problem:malformed", told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type=%zz", "grant_type=client_credentials&scope=%00", "%=a"})
    void a_form_that_cannot_be_decoded_is_malformed(String form) {
        String answer = unlogged(() -> raw("POST /oauth2/token HTTP/1.1\r\nContent-Type: "
                + "application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n\r\n" + form));
        assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:coop:problem:malformed");
    }

    @Test
    void a_search_for_what_needs_encoding_still_finds() {
        HttpResponse<String> answer =
                application.send(application.as("rita", "/api/claims?q=100%25+M%C3%BCller%E2%80%8D"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void whatever_is_imported_record_by_record_is_not_cut_off_at_the_limit() {
        assertThat(application
                        .context()
                        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                        .getHandlerMethods()
                        .entrySet())
                .filteredOn(endpoint -> endpoint.getKey().getConsumesCondition().getConsumableMediaTypes().stream()
                        .anyMatch(type -> type.getSubtype().matches("csv|x-ndjson")))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(endpoint -> endpoint.getValue().hasMethodAnnotation(Streamed.class), "is @Streamed");
    }

    @Test
    void a_body_above_the_limit_is_refused_by_its_length_or_on_the_way() {
        byte[] large = ("{\"text\":\"" + "x".repeat(1_100_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest.BodyPublisher told = HttpRequest.BodyPublishers.ofByteArray(large);
        HttpRequest.BodyPublisher streamed =
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        for (HttpRequest.BodyPublisher body : new HttpRequest.BodyPublisher[] {told, streamed}) {
            for (String key : new String[] {"", "k-large"}) {
                HttpRequest.Builder request = application
                        .as("rita", "/api/probe/body")
                        .header("Content-Type", "application/json")
                        .POST(body);
                HttpResponse<String> answer =
                        application.send(key.isEmpty() ? request : request.header("Idempotency-Key", key));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
                assertThat(answer.body()).contains("urn:coop:problem:too-large", "1 MiB");
            }
        }
    }

    @Test
    void an_unknown_parameter_is_refused_with_the_known_ones() {
        JsonNode problem = refused(application.as("rita", "/api/claims?statsu=EDITING&limit=1"));
        assertThat(problem.path("detail").asString()).contains("/statsu: is not known here", "status", "limit");
        assertThat(problem.path("violations").path(0).path("code").asString()).isEqualTo("UNKNOWN_PARAMETER");
        refused(application.as("rita", "/api/probe/actor?verbose"));
        refused(application
                .as("rita", "/api/probe/body?dry=1")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"a\",\"count\":1}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=\"knid\"", "name=\"files\"; filename=\"a.pdf\""})
    void an_unknown_field_of_a_form_is_refused(String field) {
        String parts = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n1\r\n"
                + "--b\r\nContent-Disposition: form-data; " + field + "\r\n\r\n1\r\n--b--\r\n";
        JsonNode problem = refused(application
                .as("rita", "/api/probe/parts")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(parts)));
        assertThat(problem.path("detail").asString()).contains("known are file");
    }

    @Test
    void what_is_not_ours_takes_what_it_takes() {
        for (String path : new String[] {"/v3/api-docs?x=1", "/actuator/health?x=1"}) {
            assertThat(application.send(application.request(path)).statusCode()).isEqualTo(200);
        }
    }

    private JsonNode refused(HttpRequest.Builder request) {
        HttpResponse<String> answer = application.send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return RunningApplication.json(answer);
    }

    private static String unlogged(Supplier<String> request) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        seen.start();
        root.addAppender(seen);
        try {
            return request.get();
        } finally {
            root.detachAppender(seen);
            assertThat(seen.list.stream()
                            .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                            .map(ILoggingEvent::getFormattedMessage))
                    .isEmpty();
        }
    }

    private String raw(String request) {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), application.base().getPort())) {
            socket.setSoTimeout(SOCKET_TIMEOUT_MILLIS);
            String closing = request.replaceFirst("\r\n", "\r\nHost: localhost\r\nConnection: close\r\n");
            socket.getOutputStream().write(closing.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
