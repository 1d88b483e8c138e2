package dev.coopclaims.eventstore.sealing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Vault's transit engine as its documentation describes it, with one key, over HTTP. */
final class FakeVault implements AutoCloseable {

    static final String TOKEN = "s.token";
    static final String KEY = "coop";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Aead aead = new Aead();
    private final Map<Integer, SecretKey> versions = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile String token = TOKEN;
    private volatile String type = "aes256-gcm96";
    private volatile int oldest = 1;
    private volatile @Nullable CountDownLatch held;
    private volatile boolean brokenBody;

    FakeVault() throws IOException {
        this(HttpServer.create(anyPort(), 0));
    }

    private FakeVault(HttpServer server) {
        this.server = server;
        rotate();
        server.setExecutor(threads);
        server.createContext("/v1/transit/", this::answer);
        server.start();
    }

    static FakeVault withTls(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new FakeVault(server);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    URI address() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    void rotate() {
        versions.put(versions.size() + 1, fresh());
    }

    /** As after a restore of the service from another installation. */
    void replaceKey() {
        versions.replaceAll((version, key) -> fresh());
    }

    void forbidBefore(int version) {
        oldest = version;
    }

    void acceptOnly(String other) {
        token = other;
    }

    void hasType(String other) {
        type = other;
    }

    /** No call is answered until {@link #release}. */
    void hold() {
        held = new CountDownLatch(1);
    }

    void release() {
        CountDownLatch waiting = held;
        held = null;
        if (waiting != null) {
            waiting.countDown();
        }
    }

    void answersWithPages() {
        brokenBody = true;
    }

    int calls() {
        return calls.get();
    }

    private static SecretKey fresh() {
        String line = MasterKeyRing.newLine(1).strip();
        return new SecretKeySpec(Base64.getDecoder().decode(line.substring(2)), Aead.ALGORITHM);
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        CountDownLatch waiting = held;
        if (waiting != null) {
            try {
                waiting.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        String path = exchange.getRequestURI().getPath().substring("/v1/transit/".length());
        if (brokenBody) {
            send(exchange, 200, "<html>".getBytes(StandardCharsets.UTF_8));
        } else if (!token.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
            send(exchange, 403, Map.of("errors", List.of("permission denied")));
        } else if (path.equals("keys/" + KEY)) {
            send(
                    exchange,
                    200,
                    Map.of(
                            "data",
                            Map.of("type", type, "latest_version", versions.size(), "min_decryption_version", oldest)));
        } else if (path.equals("encrypt/" + KEY)) {
            batch(exchange, body, true);
        } else if (path.equals("decrypt/" + KEY)) {
            batch(exchange, body, false);
        } else {
            send(exchange, 404, Map.of("errors", List.of()));
        }
    }

    private void batch(HttpExchange exchange, JsonNode body, boolean wrapping) throws IOException {
        List<Map<String, Object>> results = new ArrayList<>();
        boolean refused = false;
        for (JsonNode input : body.path("batch_input")) {
            byte[] associated =
                    Base64.getDecoder().decode(input.path("associated_data").asString(""));
            Map<String, Object> result = wrapping ? wrapped(input, associated) : unwrapped(input, associated);
            refused |= result.containsKey("error");
            results.add(result);
        }
        send(exchange, refused ? 400 : 200, Map.of("data", Map.of("batch_results", results)));
    }

    private Map<String, Object> wrapped(JsonNode input, byte[] associated) {
        int version = input.path("key_version").asInt(versions.size());
        byte[] clear = Base64.getDecoder().decode(input.path("plaintext").asString());
        byte[] sealed = new byte[Aead.NONCE_BYTES + clear.length + Aead.TAG_BYTES];
        aead.seal(Objects.requireNonNull(versions.get(version)), associated, clear, sealed, 0);
        return Map.of(
                "ciphertext",
                "vault:v" + version + ":" + Base64.getEncoder().encodeToString(sealed),
                "key_version",
                version);
    }

    private Map<String, Object> unwrapped(JsonNode input, byte[] associated) {
        String[] parts = input.path("ciphertext").asString().split(":", -1);
        int version = Integer.parseInt(parts[1].substring(1));
        if (version < oldest || !versions.containsKey(version)) {
            return Map.of("error", "ciphertext or signature version is disallowed by policy (too old)");
        }
        byte[] sealed = Base64.getDecoder().decode(parts[2]);
        byte[] clear = aead.open(Objects.requireNonNull(versions.get(version)), associated, sealed, 0, sealed.length);
        return clear == null
                ? Map.of("error", "cipher: message authentication failed")
                : Map.of("plaintext", Base64.getEncoder().encodeToString(clear));
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        send(exchange, status, JSON.writeValueAsBytes(body));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }
}
