package dev.coopclaims.eventstore.faults;

import dev.coopclaims.eventstore.faults.WireMessage.Command;
import dev.coopclaims.testkit.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands between a client and one member: listens on the member's port of another loopback address (127.0.0.2), so that
 * a client that resolves host names to that address goes through it while the members speak to each other directly.
 */
final class TcpProxy implements AutoCloseable {

    /** The loopback address of all proxies; members listen on 127.0.0.1. */
    static final String ADDRESS = "127.0.0.2";

    /** What becomes of bytes on their way. */
    enum Mode {
        PASS,
        /** Held in both directions and delivered later. */
        STALL,
        /** Requests are held and delivered later, whether or not anybody waits for the answer by then. */
        HOLD_REQUESTS,
        /** Lost in both directions; the connections stay open and neither end is told. */
        SWALLOW,
        /** Requests arrive, replies are lost. */
        LOSE_REPLIES
    }

    /** What has been asked and answered over one connection. */
    private static final class Exchange {
        private volatile int asked;
        private volatile int answered;
        /** All that it carries is thrown away from now on. */
        private volatile boolean lost;
    }

    private static final int BUFFER_BYTES = 65_536;
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    /** A client that closes its connection is not told of to the server before it has answered, or so much later. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final ServerSocket listening;
    private final InetSocketAddress member;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong repliesLost = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition modeChanged = lock.newCondition();
    private final Set<Command> losesNext = ConcurrentHashMap.newKeySet();
    private final Map<Command, Long> holdsNextForNanos = new ConcurrentHashMap<>();
    private final LateRequests late;
    private volatile Mode mode = Mode.PASS;

    /** A proxy for the member {@code 127.0.0.1:port}; {@code late} sees its replies. */
    TcpProxy(int port, LateRequests late) {
        this.late = late;
        member = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            listening = new ServerSocket(port, 100, InetAddress.getByName(ADDRESS));
        } catch (IOException e) {
            throw new UncheckedIOException("no proxy on " + ADDRESS + ":" + port, e);
        }
        Thread.ofVirtual().name("proxy-" + port).start(this::accept);
    }

    /** What becomes of bytes from now on; with {@link Mode#PASS} nothing more is held. */
    void mode(Mode next) {
        lock.lock();
        try {
            mode = next;
            if (next == Mode.PASS) {
                holdsNextForNanos.clear();
            }
            modeChanged.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Breaks all connections that are open now. */
    void cut() {
        sockets.forEach(TcpProxy::close);
    }

    /** Forgets the connection that carries the next such command, and tells neither end; all others go on. */
    void loseConnectionOfNext(String command, String collection) {
        losesNext.add(new Command(command, collection));
    }

    /** Holds the next such command, and tells neither end; all other connections go on. */
    void holdNext(String command, String collection, long nanos) {
        holdsNextForNanos.put(new Command(command, collection), nanos);
    }

    /** How many pieces of replies were thrown away. */
    long repliesLost() {
        return repliesLost.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        try {
            server.connect(member, CONNECT_TIMEOUT_MILLIS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            close(client);
            close(server);
            return;
        }
        sockets.add(client);
        sockets.add(server);
        Exchange exchange = new Exchange();
        Thread.ofVirtual().start(() -> pump(client, server, false, exchange));
        Thread.ofVirtual().start(() -> pump(server, client, true, exchange));
    }

    private void pump(Socket from, Socket to, boolean reply, Exchange exchange) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                Optional<WireMessage> message = WireMessage.of(buffer, read);
                message.ifPresent(begun -> note(begun, reply, exchange));
                Mode now = afterStall(reply);
                if (exchange.lost || now == Mode.SWALLOW || (now == Mode.LOSE_REPLIES && reply)) {
                    if (reply) {
                        repliesLost.incrementAndGet();
                    }
                    continue;
                }
                if (reply) {
                    message.ifPresent(late::replied);
                }
                out.write(buffer, 0, read);
            }
            if (!reply) {
                Await.until(ANSWER_WITHIN, () -> exchange.answered == exchange.asked || to.isClosed());
            }
        } catch (IOException e) {
            // A broken connection is what this is for: both ends are closed below.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
            close(from);
            close(to);
        }
    }

    private void note(WireMessage message, boolean reply, Exchange exchange) {
        if (reply) {
            exchange.answered = message.answers();
            return;
        }
        exchange.asked = message.id();
        if (losesNext.removeIf(message::is)) {
            exchange.lost = true;
        }
        holdsNextForNanos.forEach((command, nanos) -> {
            if (message.is(command) && holdsNextForNanos.remove(command, nanos)) {
                LockSupport.parkNanos(nanos);
            }
        });
    }

    @SuppressWarnings("WaitNotInLoop") // it is; and a stall has no end but its caller's
    private Mode afterStall(boolean reply) throws IOException {
        lock.lock();
        try {
            while ((mode == Mode.STALL || (mode == Mode.HOLD_REQUESTS && !reply)) && !listening.isClosed()) {
                modeChanged.await();
            }
            return mode;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            lock.unlock();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mode(Mode.PASS);
        cut();
    }
}
