package dev.coopclaims.app.pace;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.LongSupplier;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;

/** As {@link PacedChannel}, with TLS. Its handshake must be over in the time that the headers of a request may take. */
final class PacedSecureChannel extends SecureNioChannel {
    private final PacedReader reader;
    private final Pace pace;
    private final LongSupplier nanoTime;
    private boolean greeted;
    private long greetedAtNanos;

    PacedSecureChannel(SocketBufferHandler buffers, NioEndpoint endpoint, Pace pace, LongSupplier nanoTime) {
        super(buffers, endpoint);
        reader = new PacedReader(pace, nanoTime);
        this.pace = pace;
        this.nanoTime = nanoTime;
    }

    /** The server reuses channels. */
    @Override
    public void reset(SocketChannel channel, NioEndpoint.NioSocketWrapper wrapper) throws IOException {
        reader.begin();
        greeted = false;
        super.reset(channel, wrapper);
    }

    /**
     * Called whenever bytes of the handshake have arrived.
     *
     * @throws SocketTimeoutException when it takes too long: the server's own time-out begins again with every byte
     */
    @Override
    public int handshake(boolean read, boolean write) throws IOException {
        long now = nanoTime.getAsLong();
        if (!greeted) {
            greeted = true;
            greetedAtNanos = now;
        }
        if (pace.headersLeftMillis(greetedAtNanos, now) <= 0) {
            throw new SocketTimeoutException("a TLS handshake took too long");
        }
        return super.handshake(read, write);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        reader.asked();
        int count = super.write(bytes);
        reader.wrote(count, bytes.hasRemaining() || getOutboundRemaining() > 0, socketWrapper);
        return count;
    }
}
