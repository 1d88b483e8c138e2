package dev.coopclaims.app.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link SlowConnectionScenarioTest} says of plain connections, of those with TLS; a handshake that drips is cut off too. */
class SlowTlsScenarioTest {
    private static final String SECRET = "for-this-test";

    /** Far less than what the settings below do not bound would take. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** More than what lies in buffers on the way. */
    private static final int MANY_ANSWERS = 90;

    private static final String ASKED = "GET /v3/api-docs HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(MANY_ANSWERS - 1)
            + "GET /v3/api-docs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    @TempDir
    private static Path folder;

    private static RunningApplication application;
    private static SSLContext client;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException, InterruptedException {
        Path keys = folder.resolve("keys.p12");
        makeKeys(keys);
        client = trusting(keys);
        application = RunningApplication.on(
                folder.resolve("data"),
                "--server.ssl.key-store=" + keys,
                "--server.ssl.key-store-password=" + SECRET,
                "--coop.requests.headers-within=PT0.5S",
                "--coop.requests.body-grace=PT0.5S",
                "--coop.requests.min-body-rate=1MB");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static void makeKeys(Path file) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        SECRET,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String told = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(told).isZero();
    }

    private static SSLContext trusting(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(keys)) {
            store.load(content, SECRET.toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void who_never_reads_what_it_asked_for_is_cut_off() throws IOException {
        try (SSLSocket socket = connected()) {
            send(socket, ASKED);
            assertThat(Await.until(LIMIT, () -> !sends(socket, "x"))).isTrue();
        }
    }

    @Test
    void who_reads_it_byte_by_byte_is_cut_off() throws IOException {
        try (SSLSocket socket = connected()) {
            socket.setSoTimeout(1);
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            send(socket, ASKED);
            assertThat(Await.until(LIMIT, () -> !readsOne(socket, read) || !sends(socket, "x")))
                    .isTrue();
            assertThat(answersIn(read)).isLessThan(MANY_ANSWERS);
        }
    }

    @Test
    void who_reads_it_at_once_gets_all_of_it() throws IOException {
        try (SSLSocket socket = connected()) {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            send(socket, ASKED);
            socket.getInputStream().transferTo(read);
            assertThat(answersIn(read)).isEqualTo(MANY_ANSWERS);
        }
    }

    @Test
    void a_body_that_drips_is_refused() throws IOException {
        try (SSLSocket socket = connected()) {
            socket.setSoTimeout(1);
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            send(
                    socket,
                    "POST /api/claims HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 900000\r\n\r\n{");
            assertThat(Await.until(LIMIT, () -> {
                        sends(socket, "x");
                        return !readsOne(socket, read);
                    }))
                    .isTrue();
            assertThat(read.toString(StandardCharsets.UTF_8)).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void headers_that_drip_are_cut_off() throws IOException {
        try (SSLSocket socket = connected()) {
            socket.setSoTimeout(1);
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            send(socket, "GET /api/claims HTTP/1.1\r\nHost: local");
            assertThat(Await.until(LIMIT, () -> !sends(socket, "x") || !readsOne(socket, read)))
                    .isTrue();
        }
    }

    /** A client that says hello byte by byte, and would for hours: a record of a hello may have 16 KiB. */
    @Test
    void a_handshake_that_drips_is_cut_off() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), application.base().getPort())) {
            socket.setSoTimeout(1);
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            socket.getOutputStream().write(new byte[] {22, 3, 1, 0x3f, 0, 1, 0, 0x3e, 0, 3, 3});
            assertThat(Await.until(LIMIT, () -> !sends(socket, "x") || !readsOne(socket, read)))
                    .isTrue();
        }
    }

    private static SSLSocket connected() throws IOException {
        SSLSocket socket = (SSLSocket) client.getSocketFactory()
                .createSocket(
                        InetAddress.getLoopbackAddress(), application.base().getPort());
        socket.startHandshake();
        return socket;
    }

    private static int answersIn(ByteArrayOutputStream read) {
        return read.toString(StandardCharsets.UTF_8).split("HTTP/1.1 200", -1).length - 1;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean sends(Socket socket, String text) {
        try {
            send(socket, text);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static boolean readsOne(Socket socket, ByteArrayOutputStream into) {
        try {
            int one = socket.getInputStream().read();
            if (one >= 0) {
                into.write(one);
            }
            return one >= 0;
        } catch (SocketTimeoutException open) {
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
