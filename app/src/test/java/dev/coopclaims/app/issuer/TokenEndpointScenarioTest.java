package dev.coopclaims.app.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the demonstration's issuer answers beside tokens: as RFC 6749 and RFC 7517 have it. */
class TokenEndpointScenarioTest {
    private final RunningApplication application = RunningApplication.get();

    @Test
    void who_has_another_secret_is_told_how_to_show_itself() {
        HttpResponse<String> basic = application.askForToken("alice", "wrong");
        HttpResponse<String> unknown = application.askForToken("nobody", "demo");
        HttpResponse<String> inForm = form("grant_type=client_credentials&client_id=alice&client_secret=wrong", null);
        for (HttpResponse<String> answer : List.of(basic, unknown, inForm)) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Basic");
            assertThat(RunningApplication.json(answer).path("error").asString()).isEqualTo("invalid_client");
        }
    }

    @Test
    void what_is_malformed_is_another_error() {
        HttpResponse<String> answer = form("grant_type=client_credentials", "Basic !!!");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningApplication.json(answer).path("error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void keys_are_json_in_utf_8() {
        HttpResponse<String> keys = application.send(application.request("/oauth2/jwks"));
        assertThat(keys.statusCode()).isEqualTo(200);
        assertThat(keys.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT))
                .doesNotContain("8859")
                .startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/oauth-protected-resource",
                "/.well-known/oauth-protected-resource/api/claims",
                "/.well-known/openid-configuration",
                "/.well-known/security.txt",
                "/.%77ell-known/oauth-protected-resource"
            })
    void nothing_is_well_known_here(String path) {
        HttpResponse<String> answer = application.send(application.request(path));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(RunningApplication.json(answer).path("type").asString()).isEqualTo("urn:coop:problem:not-found");
    }

    private HttpResponse<String> form(String body, @Nullable String authorization) {
        HttpRequest.Builder request = application
                .request("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return application.send(authorization == null ? request : request.header("Authorization", authorization));
    }
}
