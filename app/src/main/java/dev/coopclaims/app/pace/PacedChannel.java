package dev.coopclaims.app.pace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.LongSupplier;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;

/** A connection whose client must read answers at the required pace. */
final class PacedChannel extends NioChannel {
    private final PacedReader reader;

    PacedChannel(SocketBufferHandler buffers, Pace pace, LongSupplier nanoTime) {
        super(buffers);
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
        reader.wrote(count, bytes.hasRemaining() || getOutboundRemaining() > 0, socketWrapper);
        return count;
    }
}
