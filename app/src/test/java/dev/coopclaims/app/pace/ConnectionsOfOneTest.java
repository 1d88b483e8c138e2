package dev.coopclaims.app.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

class ConnectionsOfOneTest {
    private ServerSocketChannel server;
    private final List<SocketChannel> sockets = new ArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() throws IOException {
        for (SocketChannel socket : sockets) {
            socket.close();
        }
        server.close();
    }

    @Test
    void one_client_has_as_many_as_it_may_and_more_once_some_are_closed() throws IOException {
        ConnectionsOfOne limit = new ConnectionsOfOne(3, List.of(), System::nanoTime);
        List<SocketChannel> first = connected(3);
        assertThat(first).allMatch(limit::admits);
        assertThat(connected(2)).noneMatch(limit::admits);

        first.getFirst().close();
        List<SocketChannel> then = connected(2);
        assertThat(limit.admits(then.getFirst())).isTrue();
        assertThat(limit.admits(then.getLast())).isFalse();
        assertThat(limit.known()).isEqualTo(3);
    }

    @Test
    void proxies_are_not_bounded() throws IOException {
        ConnectionsOfOne limit =
                new ConnectionsOfOne(1, List.of(new IpAddressMatcher("127.0.0.0/8")), System::nanoTime);
        assertThat(connected(5)).allMatch(limit::admits);
        assertThat(limit.known()).isZero();
    }

    @Test
    void what_is_closed_is_forgotten() throws IOException {
        ConnectionsOfOne limit = new ConnectionsOfOne(1_000_000, List.of(), System::nanoTime);
        for (int i = 0; i < 5_000; i++) {
            SocketChannel connection = connected(1).getFirst();
            assertThat(limit.admits(connection)).isTrue();
            connection.close();
            sockets.getLast().close();
            sockets.clear();
            assertThat(limit.known()).isLessThanOrEqualTo(1_025);
        }
    }

    @Test
    void who_is_refused_is_told_why() throws IOException {
        SocketChannel refused = connected(1).getFirst();
        new ConnectionsOfOne(3, List.of(), System::nanoTime).tellRefused(refused);
        refused.close();

        String told = new String(sockets.getLast().socket().getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(told)
                .startsWith("HTTP/1.1 429 ")
                .contains("Retry-After: ", "application/problem+json", "\r\nX-Content-Type-Options: nosniff\r\n")
                .contains("Too many connections", "at most 3");
        String body = told.substring(told.indexOf("\r\n\r\n") + 4);
        assertThat(told).contains("Content-Length: " + body.length() + "\r\n");
    }

    /** The server's ends; the clients' stay open. */
    private List<SocketChannel> connected(int count) throws IOException {
        List<SocketChannel> accepted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sockets.add(SocketChannel.open(server.getLocalAddress()));
            accepted.add(server.accept());
        }
        return accepted;
    }
}
