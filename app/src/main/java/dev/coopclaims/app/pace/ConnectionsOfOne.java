package dev.coopclaims.app.pace;

import dev.coopclaims.app.problem.SafeHeaders;
import dev.coopclaims.app.ratelimit.ClientNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Limits how many connections one client has open at once, so that no client takes all of the server's. Proxies are
 * exempt, because they carry many clients. Used only by the thread that accepts connections.
 */
final class ConnectionsOfOne {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionsOfOne.class);
    private static final long TOLD_EVERY_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int TIDIED_AT_LEAST_AFTER = 1_024;
    private final byte[] refused;
    private final int most;
    private final List<IpAddressMatcher> proxies;
    private final LongSupplier nanoTime;
    private final Map<String, List<SocketChannel>> open = new HashMap<>();
    private int known;
    private int tidiedAfter = TIDIED_AT_LEAST_AFTER;
    private boolean toldEver;
    private long toldAtNanos;

    /**
     * @param most connections of one client at once, at least 1
     * @param proxies whose connections are not limited
     * @param nanoTime a monotonic clock
     */
    ConnectionsOfOne(int most, List<IpAddressMatcher> proxies, LongSupplier nanoTime) {
        if (most < 1) {
            throw new IllegalArgumentException("coop.connections.of-one-client must be at least 1");
        }
        this.most = most;
        refused = refused(most);
        this.proxies = List.copyOf(proxies);
        this.nanoTime = nanoTime;
    }

    /** Whether the connection may stay; if so, it is counted until it is closed. */
    boolean admits(SocketChannel connection) {
        @Nullable InetAddress client = addressOf(connection);
        if (client == null || proxies.stream().anyMatch(proxy -> proxy.matches(client.getHostAddress()))) {
            return true;
        }
        List<SocketChannel> others = open.computeIfAbsent(ClientNetwork.of(client), ignored -> new ArrayList<>());
        if (others.size() >= most) {
            known -= tidy(others);
        }
        if (others.size() >= most) {
            tell(client);
            return false;
        }
        others.add(connection);
        known++;
        if (known > tidiedAfter) {
            tidyAll();
        }
        return true;
    }

    /** How many connections are remembered, including closed ones. */
    int known() {
        return known;
    }

    /** Best effort: a client that has already sent a request may lose the answer with the connection. */
    void tellRefused(SocketChannel connection) {
        try {
            connection.configureBlocking(false);
            connection.write(ByteBuffer.wrap(refused));
            connection.shutdownOutput();
        } catch (IOException gone) {
            LOG.debug("a client disconnected before its refusal was written", gone);
        }
    }

    private static byte[] refused(int most) {
        String body = "{\"type\":\"urn:coop:problem:too-many-requests\",\"title\":\"Too many requests\",\"status\":429,"
                + "\"detail\":\"Too many connections are open from your address: at most "
                + most + " are accepted. Close some and try again.\"}";
        return ("HTTP/1.1 429 \r\n" + SafeHeaders.lines()
                        + "Content-Type: application/problem+json\r\nRetry-After: 2\r\nContent-Length: "
                        + body.length() + "\r\nConnection: close\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static @Nullable InetAddress addressOf(SocketChannel connection) {
        try {
            return connection.getRemoteAddress() instanceof InetSocketAddress address ? address.getAddress() : null;
        } catch (IOException closed) {
            return null;
        }
    }

    /** @return how many were closed */
    private static int tidy(List<SocketChannel> connections) {
        int before = connections.size();
        connections.removeIf(connection -> !connection.isOpen());
        return before - connections.size();
    }

    /** Runs whenever there are twice as many as remained open the last time. */
    private void tidyAll() {
        open.values().removeIf(connections -> {
            known -= tidy(connections);
            return connections.isEmpty();
        });
        tidiedAfter = Math.max(TIDIED_AT_LEAST_AFTER, 2 * known);
    }

    private void tell(InetAddress client) {
        long now = nanoTime.getAsLong();
        if (!toldEver || now - toldAtNanos >= TOLD_EVERY_NANOS) {
            toldEver = true;
            toldAtNanos = now;
            LOG.warn(
                    "{} has {} connections; more are refused (coop.connections.of-one-client). Logged once a minute.",
                    ClientNetwork.of(client),
                    most);
        }
    }
}
