package dev.coopclaims.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Sends requests as one of the demonstration's people: fetches and keeps tokens, waits and retries where the contract
 * allows it (409 after a lost race, 429, 503), and remembers the last position written.
 */
final class ApiConnection implements AutoCloseable {
    private static final int MAX_ATTEMPTS = 8;
    private static final int MAX_ATTEMPTS_ON_CONFLICT = 3;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long MAX_PAUSE_MILLIS = 5_000;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final long RENEW_TOKEN_AHEAD_NANOS = Duration.ofSeconds(30).toNanos();

    private final URI base;
    private final HttpClient client;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final AtomicLong lastWritten = new AtomicLong(-1);
    private final AtomicLong retries = new AtomicLong();

    ApiConnection(URI base) {
        this.base = base;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    /**
     * A successful answer.
     *
     * @param body the JSON; a missing node if there is none
     * @param viewPosition position of the view that answered; -1 if the answer names none
     */
    record Answer(int status, JsonNode body, long viewPosition) {}

    /** A body and its media type. */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record Body(String mediaType, byte[] bytes) {}

    /** The mapper for bodies. */
    JsonMapper json() {
        return json;
    }

    /** Position of the last event that a command of this connection is known to have written; -1 before the first. */
    long lastWritten() {
        return lastWritten.get();
    }

    /** How often a request was sent again. */
    long retries() {
        return retries.get();
    }

    /**
     * Sends a command. Retries use the same idempotency key.
     *
     * @throws ApiRefusal if it is refused, or still fails after the last attempt
     */
    Answer command(DemoPerson person, String method, String path, @Nullable Body body) {
        return command(person, method, path, body, MAX_ATTEMPTS_ON_CONFLICT);
    }

    /**
     * POSTs a JSON object.
     *
     * @throws ApiRefusal as for other commands
     */
    JsonNode post(DemoPerson person, String path, Map<String, Object> body) {
        return command(person, "POST", path, jsonBody(body)).body();
    }

    Body jsonBody(Map<String, Object> body) {
        return new Body("application/json", json.writeValueAsBytes(body));
    }

    /**
     * Sends a POST for which a conflict is an answer: what it would create already exists.
     *
     * @throws ApiRefusal as for other commands; with status 409 at once
     */
    Answer create(DemoPerson person, String path, Body body) {
        return command(person, "POST", path, body, 1);
    }

    private Answer command(
            DemoPerson person, String method, String path, @Nullable Body body, int maxAttemptsOnConflict) {
        HttpRequest.Builder request = request(person, path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, body == null ? BodyPublishers.noBody() : publisher(body));
        if (body != null) {
            request.header("Content-Type", body.mediaType());
        }
        return send(method + " " + path, request.build(), maxAttemptsOnConflict);
    }

    /** Lets every later read be at least as new as an answer. */
    void include(Answer answer) {
        lastWritten.accumulateAndGet(answer.viewPosition(), Math::max);
    }

    /**
     * Reads an answer that is at least as new as everything that this connection has written.
     *
     * @throws ApiRefusal as for commands
     */
    Answer read(DemoPerson person, String path) {
        HttpRequest.Builder request = request(person, path).GET();
        if (lastWritten() >= 0) {
            request.header("Min-Position", Long.toString(lastWritten()));
        }
        return send("GET " + path, request.build(), 1);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(DemoPerson person, String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(REQUEST_TIMEOUT)
                .header("Accept", "application/json, application/problem+json")
                .header("Authorization", "Bearer " + token(person));
    }

    private Answer send(String name, HttpRequest request, int maxAttemptsOnConflict) {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<byte[]> response = exchange(request);
            int status = response.statusCode();
            response.headers()
                    .firstValueAsLong("Event-Position")
                    .ifPresent(position -> lastWritten.accumulateAndGet(position, Math::max));
            if (status / 100 == 2) {
                long viewPosition =
                        response.headers().firstValueAsLong("View-Position").orElse(-1);
                return new Answer(status, bodyOf(response), viewPosition);
            }
            boolean again = switch (status) {
                case 429, 503 -> attempt < MAX_ATTEMPTS;
                case 409 -> attempt < maxAttemptsOnConflict;
                default -> false;
            };
            if (!again) {
                throw new ApiRefusal(name, status, problem(bodyOf(response)));
            }
            retries.incrementAndGet();
            pause(attempt, response.headers().firstValue("Retry-After").orElse(""));
        }
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + unreachable, unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the demonstration was stopped", stopped);
        }
    }

    private String token(DemoPerson person) {
        Token token = tokens.compute(
                person.user(),
                (user, kept) -> kept != null && System.nanoTime() - kept.renewAtNanos() < 0 ? kept : fetchToken(user));
        return token.value();
    }

    private Token fetchToken(String user) {
        byte[] credentials = (URLEncoder.encode(user, StandardCharsets.UTF_8) + ":" + DemoPeople.SECRET)
                .getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/oauth2/token"))
                .timeout(REQUEST_TIMEOUT)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        JsonNode answer = send("POST /oauth2/token as " + user, request, 1).body();
        long lifeNanos =
                Duration.ofSeconds(answer.path("expires_in").asLong(60)).toNanos();
        return new Token(
                answer.path("access_token").asString(), System.nanoTime() + lifeNanos - RENEW_TOKEN_AHEAD_NANOS);
    }

    private JsonNode bodyOf(HttpResponse<byte[]> response) {
        if (response.body().length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(response.body());
        } catch (JacksonException notJson) {
            return json.getNodeFactory().stringNode(new String(response.body(), StandardCharsets.UTF_8));
        }
    }

    private static BodyPublisher publisher(Body body) {
        return BodyPublishers.ofByteArray(body.bytes());
    }

    /** A problem document as one line: its detail, and each violation with its rule. */
    private static String problem(JsonNode body) {
        List<String> parts = new ArrayList<>();
        for (String field : List.of("title", "detail")) {
            if (body.path(field).isString()) {
                parts.add(body.path(field).asString());
            }
        }
        for (JsonNode violation : body.path("violations")) {
            parts.add(violation.path("code").asString("") + " at "
                    + violation.path("path").asString("")
                    + " (" + violation.path("rule").asString("") + "): "
                    + violation.path("message").asString(""));
        }
        return parts.isEmpty() ? body.toString() : String.join("; ", parts);
    }

    /** Waits as long as {@code Retry-After} says (seconds), or else twice as long each time, up to the maximum. */
    private static void pause(int attempt, String retryAfter) {
        long millis =
                retryAfter.matches("\\d{1,6}") ? Long.parseLong(retryAfter) * 1_000 : FIRST_PAUSE_MILLIS << attempt;
        long jitter = ThreadLocalRandom.current().nextLong(FIRST_PAUSE_MILLIS);
        try {
            Thread.sleep(Math.min(millis, MAX_PAUSE_MILLIS) + jitter);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the demonstration was stopped", stopped);
        }
    }

    private record Token(String value, long renewAtNanos) {}
}
