package dev.coopclaims.app.pace;

import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.jspecify.annotations.Nullable;

/** Limits the connections of one client, and gives each connection a paced channel. */
final class PacedEndpoint extends NioEndpoint {
    private @Nullable Pace pace;
    private @Nullable ConnectionsOfOne limit;

    /** Must be called before the server starts. */
    void keep(Pace wanted, ConnectionsOfOne wantedLimit) {
        pace = wanted;
        limit = wantedLimit;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        ConnectionsOfOne kept = Objects.requireNonNull(limit, "set by PaceConfiguration");
        if (kept.admits(socket)) {
            return super.setSocketOptions(socket);
        }
        if (!isSSLEnabled()) {
            kept.tellRefused(socket);
        }
        destroySocket(socket);
        return false;
    }

    @Override
    protected NioChannel createChannel(SocketBufferHandler buffers) {
        Pace kept = Objects.requireNonNull(pace, "set by PaceConfiguration");
        return isSSLEnabled()
                ? new PacedSecureChannel(buffers, this, kept, System::nanoTime)
                : new PacedChannel(buffers, kept, System::nanoTime);
    }
}
