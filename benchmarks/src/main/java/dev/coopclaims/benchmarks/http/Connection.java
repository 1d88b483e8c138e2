package dev.coopclaims.benchmarks.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends requests as the demonstration's people over persistent connections; never sends anything twice. */
final class Connection implements AutoCloseable {
    static final String JSON = "application/json";

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final URI base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Connection(URI base) {
        this.base = base;
    }

    /** @throws IOException when no answer arrives */
    HttpResponse<String> send(String user, String method, String path, String mediaType, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token(user))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.header("Content-Type", mediaType);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends a request that must succeed. */
    String require(String user, String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(user, method, path, JSON, body.getBytes(StandardCharsets.UTF_8));
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Tokens are fetched once and kept; they are valid for hours. */
    private String token(String user) throws IOException, InterruptedException {
        String known = tokens.get(user);
        if (known != null) {
            return known;
        }
        String basic = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/oauth2/token"))
                .timeout(LIMIT)
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        String token = text(client.send(request, BodyHandlers.ofString()).body(), "access_token");
        tokens.put(user, token);
        return token;
    }

    /**
     * The first string with a name in a JSON text; parsing whole answers would add the client's work to the
     * measurement.
     */
    static String text(String json, String name) {
        Matcher found =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\\[?\\s*\"([^\"]+)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return found.group(1);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
