package dev.coopclaims.app.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** Calls one process of the application as one person. */
final class Caller {

    static final String CLOCK = "2026-10-01T09:00:00Z";
    private static final String FORM = """
            {"programme":"CSP_DIRECT","location":"GB","activity":"PRINT_ADVERTISING","title":"Flyers",
             "activityStart":"2026-09-14","activityEnd":"2026-09-18","currency":"GBP"}""";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String token;

    private Caller(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** @throws IOException when the process is gone */
    static Caller of(URI base, String user) throws IOException, InterruptedException {
        Caller nobody = new Caller(base, "");
        String basic = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = nobody.http.send(
                HttpRequest.newBuilder(base.resolve("/oauth2/token"))
                        .timeout(TIMEOUT)
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Caller(base, text(answer, "access_token"));
    }

    HttpResponse<String> startClaim() throws IOException, InterruptedException {
        return post("/api/claims", FORM);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> read(String path, long minPosition) throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("Min-Position", Long.toString(minPosition))
                        .GET()
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).header("Authorization", "Bearer " + token);
    }

    static long eventPosition(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("Event-Position").orElseThrow();
    }

    static String text(HttpResponse<String> answer, String field) {
        return JsonMapper.shared().readTree(answer.body()).path(field).asString();
    }
}
