package dev.coopclaims.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Vault's transit engine as its documentation describes it, with one key, over HTTP; it can be stopped and started again. */
public final class FakeVault implements AutoCloseable {
    /** The token that it accepts. */
    public static final String TOKEN = "s.token";

    /** The name of its key. */
    public static final String KEY = "coop";

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, SecretKey> versions = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final @Nullable SSLContext tls;
    private final int port;
    private HttpServer server;
    private volatile String token = TOKEN;
    private volatile String type = "aes256-gcm96";
    private volatile int oldest = 1;
    private volatile @Nullable CountDownLatch held;
    private volatile boolean brokenBody;

    /** Begins to answer on any port of this machine. */
    public FakeVault() throws IOException {
        this(null);
    }

    private FakeVault(@Nullable SSLContext tls) throws IOException {
        this.tls = tls;
        this.server = started(0);
        this.port = server.getAddress().getPort();
        rotate();
    }

    /** One that speaks TLS. */
    public static FakeVault withTls(SSLContext context) throws IOException {
        return new FakeVault(context);
    }

    private HttpServer started(int onPort) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort);
        HttpServer fresh;
        if (tls == null) {
            fresh = HttpServer.create(address, 0);
        } else {
            HttpsServer secure = HttpsServer.create(address, 0);
            secure.setHttpsConfigurator(new HttpsConfigurator(tls));
            fresh = secure;
        }
        fresh.setExecutor(threads);
        fresh.createContext("/v1/transit/", this::answer);
        fresh.start();
        return fresh;
    }

    /** Where it answers, also after it was started again. */
    public URI address() {
        return URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + port);
    }

    /** Nobody listens any more, until {@link #start}. */
    public void stop() {
        release();
        server.stop(0);
    }

    /** Answers again, with the keys of before. */
    public void start() throws IOException {
        server = started(port);
    }

    public void rotate() {
        versions.put(versions.size() + 1, fresh());
    }

    /** As after a restore of the service from another installation. */
    public void replaceKey() {
        versions.replaceAll((version, key) -> fresh());
    }

    public void forbidBefore(int version) {
        oldest = version;
    }

    public void acceptOnly(String other) {
        token = other;
    }

    public void hasType(String other) {
        type = other;
    }

    /** No call is answered until {@link #release}. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    public void release() {
        CountDownLatch waiting = held;
        held = null;
        if (waiting != null) {
            waiting.countDown();
        }
    }

    public void answersWithPages() {
        brokenBody = true;
    }

    public int calls() {
        return calls.get();
    }

    private SecretKey fresh() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new SecretKeySpec(key, "AES");
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
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
            send(exchange, 200, "<html>");
        } else if (!token.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
            send(exchange, 403, new Document("errors", List.of("permission denied")).toJson());
        } else if (path.equals("keys/" + KEY)) {
            Document data = new Document("type", type)
                    .append("latest_version", versions.size())
                    .append("min_decryption_version", oldest);
            send(exchange, 200, new Document("data", data).toJson());
        } else if (path.equals("encrypt/" + KEY)) {
            batch(exchange, body, true);
        } else if (path.equals("decrypt/" + KEY)) {
            batch(exchange, body, false);
        } else {
            send(exchange, 404, new Document("errors", List.of()).toJson());
        }
    }

    private void batch(HttpExchange exchange, String body, boolean wrapping) throws IOException {
        List<Document> results = new ArrayList<>();
        boolean refused = false;
        for (Document input : Document.parse(body).getList("batch_input", Document.class, List.of())) {
            byte[] associated = decoded(input.get("associated_data", ""));
            Document result = wrapping ? wrapped(input, associated) : unwrapped(input, associated);
            refused |= result.containsKey("error");
            results.add(result);
        }
        Document data = new Document("batch_results", results);
        send(exchange, refused ? 400 : 200, new Document("data", data).toJson());
    }

    private Document wrapped(Document input, byte[] associated) {
        int version = input.getInteger("key_version", versions.size());
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = Objects.requireNonNull(
                crypt(Cipher.ENCRYPT_MODE, version, nonce, associated, decoded(input.getString("plaintext"))));
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
        return new Document("ciphertext", "vault:v" + version + ":" + encoded(both)).append("key_version", version);
    }

    private Document unwrapped(Document input, byte[] associated) {
        String[] parts = input.getString("ciphertext").split(":", -1);
        int version = Integer.parseInt(parts[1].substring(1));
        if (version < oldest || !versions.containsKey(version)) {
            return new Document("error", "ciphertext or signature version is disallowed by policy (too old)");
        }
        byte[] both = decoded(parts[2]);
        byte[] clear = crypt(
                Cipher.DECRYPT_MODE,
                version,
                Arrays.copyOf(both, NONCE_BYTES),
                associated,
                Arrays.copyOfRange(both, NONCE_BYTES, both.length));
        return clear == null
                ? new Document("error", "cipher: message authentication failed")
                : new Document("plaintext", encoded(clear));
    }

    /** Null if the tag does not fit. */
    private byte @Nullable [] crypt(int mode, int version, byte[] nonce, byte[] associated, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, Objects.requireNonNull(versions.get(version)), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(associated);
            return cipher.doFinal(text);
        } catch (AEADBadTagException another) {
            return null;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }
}
