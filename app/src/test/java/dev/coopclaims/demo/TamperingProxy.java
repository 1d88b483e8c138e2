package dev.coopclaims.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Stands between a client and the application, and changes requests and answers as a test wants it. */
final class TamperingProxy implements AutoCloseable {
    private static final int BUSY_EVERY = 50;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> PASSED_ON =
            Set.of("authorization", "content-type", "accept", "idempotency-key", "min-position", "if-match");
    private static final Set<String> PASSED_BACK =
            Set.of("content-type", "event-position", "view-position", "retry-after", "etag");

    private final URI application;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Tampering tampering;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();

    /** What is changed on the way. */
    interface Tampering {
        /** The request that is sent instead. */
        default Sent sent(Sent request) {
            return request;
        }

        /** Changes the JSON object that is answered with success. */
        default void answered(Sent request, ObjectNode body) {}
    }

    /**
     * A request.
     *
     * @param path with its query
     * @param body empty if there is none
     * @param refused a problem with status 422 that is answered at once; empty to pass the request on
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record Sent(String method, String path, byte[] body, String refused) {
        boolean is(String wanted, String pathPattern) {
            return method.equals(wanted) && path.matches(pathPattern);
        }

        ObjectNode json() {
            return (ObjectNode) JSON.readTree(body);
        }

        Sent with(ObjectNode changed) {
            return new Sent(method, path, JSON.writeValueAsBytes(changed), refused);
        }

        Sent to(String otherPath, String otherBody) {
            return new Sent(method, otherPath, otherBody.getBytes(StandardCharsets.UTF_8), refused);
        }

        Sent refusedWith(String problem) {
            return new Sent(method, path, body, problem);
        }
    }

    TamperingProxy(URI application, Tampering tampering) throws IOException {
        this.application = application;
        this.tampering = tampering;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How often it said that the application is busy, which it does at every fiftieth request. */
    int busy() {
        return busy.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Sent request = new Sent(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), body, "");
            if (requests.incrementAndGet() % BUSY_EVERY == 0) {
                busy.incrementAndGet();
                exchange.getResponseHeaders().add("Retry-After", "0");
                answer(exchange, 503, "{\"title\":\"busy\"}".getBytes(StandardCharsets.UTF_8));
                return;
            }
            Sent sent = tampering.sent(request);
            if (!sent.refused().isEmpty()) {
                answer(exchange, 422, sent.refused().getBytes(StandardCharsets.UTF_8));
                return;
            }
            HttpResponse<byte[]> response = send(exchange.getRequestHeaders(), sent);
            PASSED_BACK.forEach(name -> response.headers()
                    .allValues(name)
                    .forEach(value -> exchange.getResponseHeaders().add(name, value)));
            answer(exchange, response.statusCode(), changed(request, response));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private byte[] changed(Sent request, HttpResponse<byte[]> response) {
        byte[] body = response.body();
        if (response.statusCode() / 100 != 2 || body.length == 0 || body[0] != '{') {
            return body;
        }
        ObjectNode json = (ObjectNode) JSON.readTree(body);
        tampering.answered(request, json);
        return JSON.writeValueAsBytes(json);
    }

    private HttpResponse<byte[]> send(Headers headers, Sent request) throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(application.resolve(request.path()))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        headers.forEach((name, values) -> {
            if (PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        try {
            return client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
