package dev.coopclaims.app.pace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.LongSupplier;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;

/** As {@link PacedChannel}, with TLS. */
final class PacedSecureChannel extends SecureNioChannel {
    private final PacedReader reader;

    PacedSecureChannel(SocketBufferHandler buffers, NioEndpoint endpoint, Pace pace, LongSupplier nanoTime) {
        super(buffers, endpoint);
        reader = new PacedReader(pace, nanoTime);
    }

    /** The server reuses channels. */
    @Override
    public void reset(SocketChannel channel, NioEndpoint.NioSocketWrapper wrapper) throws IOException {
        reader.begin();
        super.reset(channel, wrapper);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        reader.asked();
        int count = super.write(bytes);
        // The server also flushes when nothing is left to write: that tells nothing of the client.
        if (count > 0 || bytes.hasRemaining() || getOutboundRemaining() > 0) {
            socketWrapper.setWriteTimeout(reader.took(count));
        }
        return count;
    }
}
