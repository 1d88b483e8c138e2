package dev.coopclaims.app.pace;

import java.io.IOException;
import java.util.Objects;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 with a time limit for the headers of a request, a least pace for its body and its answer, and a limit of
 * connections per client. The server's own time-outs run from byte to byte, so one byte every few seconds would hold a
 * connection for ever.
 */
public final class PacedProtocol extends Http11NioProtocol {
    private final PacedEndpoint connections;
    private @Nullable Pace pace;

    public PacedProtocol() {
        this(new PacedEndpoint());
    }

    private PacedProtocol(PacedEndpoint connections) {
        super(connections);
        this.connections = connections;
    }

    /** Must be called before the server starts. */
    void keep(Pace wanted, ConnectionsOfOne limit) {
        pace = wanted;
        connections.keep(wanted, limit);
    }

    private Pace pace() {
        return Objects.requireNonNull(pace, "the pace is set by PaceConfiguration");
    }

    @Override
    public void setAdapter(Adapter adapter) {
        super.setAdapter(new PacedAdapter(adapter, pace(), getMaxSwallowSize()));
    }

    @Override
    protected Processor createProcessor() {
        return new PacedProcessor(this, getAdapter());
    }

    /** Called whenever bytes have arrived; returns how long the next ones may take. */
    private static final class PacedProcessor extends Http11Processor {
        private static final long NOT_BEGUN = -1;
        private final PacedProtocol protocol;

        private PacedProcessor(PacedProtocol protocol, Adapter adapter) {
            super(protocol, adapter);
            this.protocol = protocol;
        }

        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            int served = request.getRequestProcessor().getRequestCount();
            socket.setReadTimeout(protocol.getConnectionTimeout());
            SocketState state = super.service(socket);
            boolean begun = request.getStartTimeNanos() != NOT_BEGUN;
            if (begun && state == SocketState.LONG && !isAsync()) {
                long leftMillis = protocol.pace().headersLeftMillis(request.getStartTimeNanos(), System.nanoTime());
                if (leftMillis <= 0) {
                    return SocketState.CLOSED;
                }
                socket.setReadTimeout(Math.min(leftMillis, protocol.getConnectionTimeout()));
            }
            // Empty lines before a request are skipped and do not count as its beginning.
            boolean emptyLines = begun
                    && state == SocketState.OPEN
                    && served == request.getRequestProcessor().getRequestCount();
            return emptyLines ? SocketState.CLOSED : state;
        }
    }
}
