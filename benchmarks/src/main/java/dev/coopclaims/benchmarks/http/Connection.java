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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends requests over persistent connections; never sends anything twice. Commands go to the command nodes in turn,
 * reads to the query nodes.
 */
final class Connection implements AutoCloseable {
    static final String JSON = "application/json";

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final byte[] NO_BODY = {};
    private static final int CONFLICT = 409;

    private final List<URI> commands;
    private final List<URI> queries;
    private final Tokens tokens;
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    Connection(List<URI> commands, List<URI> queries, Tokens tokens) {
        this.commands = List.copyOf(commands);
        this.queries = List.copyOf(queries);
        this.tokens = tokens;
    }

    /** @throws IOException when no answer arrives */
    HttpResponse<String> send(Person who, String method, String path, String mediaType, byte[] body)
            throws IOException, InterruptedException {
        List<URI> nodes = method.equals("GET") ? queries : commands;
        return at(nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size())), who, method, path, mediaType, body);
    }

    private HttpResponse<String> at(URI node, Person who, String method, String path, String mediaType, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.resolve(path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + tokens.of(who))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.header("Content-Type", mediaType);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> read(Person who, String path) throws IOException, InterruptedException {
        return send(who, "GET", path, JSON, NO_BODY);
    }

    /** Reads what is at least as new as an answered command. */
    HttpResponse<String> read(Person who, String path, String minPosition) throws IOException, InterruptedException {
        URI node = queries.get(Math.floorMod(turn.getAndIncrement(), queries.size()));
        HttpRequest request = HttpRequest.newBuilder(node.resolve(path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + tokens.of(who))
                .header("Min-Position", minPosition)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Sends a request that must succeed. */
    String require(Person who, String method, String path, String body) throws IOException, InterruptedException {
        return required(method + " " + path, send(who, method, path, JSON, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Publishes exchange rates, as a file. */
    void publish(Person who, String rates) throws IOException, InterruptedException {
        String path = "/api/exchange-rates?source=ECB";
        required("POST " + path, send(who, "POST", path, "text/csv", rates.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends the same read to every query node. */
    List<String> everywhere(Person who, String path) throws IOException, InterruptedException {
        List<String> answers = new java.util.ArrayList<>();
        for (URI node : queries) {
            answers.add(required("GET " + path, at(node, who, "GET", path, JSON, NO_BODY)));
        }
        return answers;
    }

    /** Creates something unless it exists. */
    void ensure(Person who, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(who, "POST", path, JSON, body.getBytes(StandardCharsets.UTF_8));
        if (answer.statusCode() != CONFLICT) {
            required("POST " + path, answer);
        }
    }

    private static String required(String what, HttpResponse<String> answer) {
        if (!isDone(answer)) {
            throw new IllegalStateException(what + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    static boolean isDone(HttpResponse<?> answer) {
        return answer.statusCode() / 100 == 2;
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
