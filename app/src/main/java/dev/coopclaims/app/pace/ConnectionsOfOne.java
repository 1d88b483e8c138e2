package dev.coopclaims.app.pace;

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
 * How many connections one client has open at one time, so that none holds all that the server takes. Proxies are not
 * bounded: through them come many. Used by the one thread that accepts.
 */
final class ConnectionsOfOne {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionsOfOne.class);
    private static final long TOLD_EVERY_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int TIDIED_AT_LEAST_AFTER = 1_024;
    private static final byte[] REFUSED = refused();

    private final int most;
    private final List<IpAddressMatcher> proxies;
    private final LongSupplier nanoTime;
    private final Map<String, List<SocketChannel>> open = new HashMap<>();
    private int known;
    private int tidiedAfter = TIDIED_AT_LEAST_AFTER;
    private boolean toldEver;
    private long toldAtNanos;

    /**
     * @param most of one client at one time, at least 1
     * @param proxies whose connections are not bounded
     * @param nanoTime a monotonic clock
     */
    ConnectionsOfOne(int most, List<IpAddressMatcher> proxies, LongSupplier nanoTime) {
        if (most < 1) {
            throw new IllegalArgumentException("coop.connections.of-one-client is at least 1");
        }
        this.most = most;
        this.proxies = List.copyOf(proxies);
        this.nanoTime = nanoTime;
    }

    /** Whether the connection may stay; then it is counted until it is closed. */
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

    /** How many are remembered, closed ones too. */
    int known() {
        return known;
    }

    /** Best effort: who has sent a request already may lose the answer with the connection. */
    static void tellRefused(SocketChannel connection) {
        try {
            connection.configureBlocking(false);
            connection.write(ByteBuffer.wrap(REFUSED));
            connection.shutdownOutput();
        } catch (IOException gone) {
            LOG.debug("a client went before its refusal was written", gone);
        }
    }

    private static byte[] refused() {
        String body = "{\"type\":\"urn:coop:problem:too-many-requests\",\"title\":\"Too many requests\",\"status\":429,"
                + "\"detail\":\"Too many connections are open from here; close some, and send this again.\"}";
        return ("HTTP/1.1 429 \r\nContent-Type: application/problem+json\r\nRetry-After: 2\r\nContent-Length: "
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

    /** @return how many had been closed */
    private static int tidy(List<SocketChannel> connections) {
        int before = connections.size();
        connections.removeIf(connection -> !connection.isOpen());
        return before - connections.size();
    }

    /** As often as there are twice as many as were open the last time. */
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
                    "{} has {} connections open, and more are refused (coop.connections.of-one-client); told once a minute",
                    ClientNetwork.of(client),
                    most);
        }
    }
}
