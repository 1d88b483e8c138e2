package dev.coopclaims.app.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What says one thing and is sent twice is refused by its name: whoever reads it elsewhere may take the other one. */
class SentTwiceScenarioTest {
    private final RunningApplication application = RunningApplication.get();

    @ParameterizedTest
    @CsvSource({
        "Idempotency-Key, a, b",
        "Min-Position, 1, 2",
        "Range, bytes=0-1, bytes=2-3",
        "If-Range, \"1\", \"2\"",
        "Content-Type, application/json, text/plain",
        "idempotency-key, a, a"
    })
    void a_header_that_says_one_thing(String name, String first, String second) {
        String told = refused(application
                .as("rita", "/api/probe/body")
                .header(name, first)
                .header(name, second)
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"a\",\"count\":1}")));
        assertThat(told).containsIgnoringCase("the header " + name).contains("once");
    }

    @Test
    void a_token() {
        String told = refused(
                application.as("rita", "/api/claims").header("Authorization", "Bearer " + application.token("alice")));
        assertThat(told).contains("The header Authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/claims?limit=1&limit=2", "/api/claims?q=a&q=b", "/api/claims?cursor=a&cursor="})
    void a_parameter_that_takes_one_value(String path) {
        assertThat(refused(application.as("rita", path))).contains("sent 2 times");
    }

    @Test
    void a_field_of_a_form_that_takes_one_value() {
        String file = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n1\r\n";
        assertThat(refused(application
                        .as("rita", "/api/probe/parts")
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(file + file + "--b--\r\n"))))
                .contains("/file", "sent 2 times");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/claims?status=EDITING&status=SUBMITTED"})
    void what_takes_several_takes_them(String path) {
        assertThat(application.send(application.as("rita", path)).statusCode()).isEqualTo(200);
    }

    private String refused(HttpRequest.Builder request) {
        HttpResponse<String> answer = application.send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return RunningApplication.json(answer).path("detail").asString();
    }
}
