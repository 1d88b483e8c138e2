package dev.coopclaims.app.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that opens connections and keeps them has its own, and not all that the server takes. */
class ManyConnectionsScenarioTest {
    private static final int MOST = 5;

    @Test
    void one_client_does_not_hold_every_connection(@TempDir Path folder) throws IOException {
        try (RunningApplication application = RunningApplication.on(
                folder, "--coop.connections.of-one-client=" + MOST, "--coop.connections.proxies=10.0.0.0/8")) {
            int port = application.base().getPort();
            List<Socket> kept = new ArrayList<>();
            try {
                for (int i = 0; i < MOST; i++) {
                    kept.add(new Socket(InetAddress.getLoopbackAddress(), port));
                    assertThat(asks(kept.getLast())).startsWith("HTTP/1.1 200");
                }
                for (int i = 0; i < 3; i++) {
                    try (Socket one = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        assertThat(new String(one.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                                .startsWith("HTTP/1.1 429");
                    }
                }
                kept.removeFirst().close();
                assertThat(Await.until(Duration.ofSeconds(20), () -> isAnswered(port)))
                        .as("as soon as one is closed")
                        .isTrue();
            } finally {
                for (Socket socket : kept) {
                    socket.close();
                }
            }
        }
    }

    private static boolean isAnswered(int port) {
        try (Socket one = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return asks(one).startsWith("HTTP/1.1 200");
        } catch (IOException reset) {
            return false;
        }
    }

    private static String asks(Socket socket) throws IOException {
        socket.getOutputStream()
                .write("GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
    }
}
