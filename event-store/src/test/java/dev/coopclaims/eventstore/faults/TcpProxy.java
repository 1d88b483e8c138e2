package dev.coopclaims.eventstore.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
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
        /** Lost in both directions; the connections stay open and neither end is told. */
        SWALLOW,
        /** Requests arrive, replies are lost. */
        LOSE_REPLIES
    }

    /** A command on a collection: the first field of a message's document. */
    private record Command(String name, String collection) {

        /** The header, the flags, the kind of section, the document's length and the field's type. */
        private static final int NAME_AT = 26;

        private static final int LENGTH_BYTES = 4;

        boolean begins(String message) {
            return message.startsWith(name + '\0', NAME_AT)
                    && message.startsWith(collection + '\0', NAME_AT + name.length() + 1 + LENGTH_BYTES);
        }
    }

    private static final int BUFFER_BYTES = 65_536;
    private static final int LOOKED_AT_BYTES = 256;
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private final ServerSocket listening;
    private final InetSocketAddress member;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong repliesLost = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition modeChanged = lock.newCondition();
    private final Set<Command> losesNext = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.PASS;

    /** A proxy for the member {@code 127.0.0.1:port}. */
    TcpProxy(int port) {
        member = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            listening = new ServerSocket(port, 100, InetAddress.getByName(ADDRESS));
        } catch (IOException e) {
            throw new UncheckedIOException("no proxy on " + ADDRESS + ":" + port, e);
        }
        Thread.ofVirtual().name("proxy-" + port).start(this::accept);
    }

    void mode(Mode next) {
        lock.lock();
        try {
            mode = next;
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
        AtomicBoolean lost = new AtomicBoolean();
        Thread.ofVirtual().start(() -> pump(client, server, false, lost));
        Thread.ofVirtual().start(() -> pump(server, client, true, lost));
    }

    private void pump(Socket from, Socket to, boolean reply, AtomicBoolean lost) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                Mode now = afterStall();
                if (!reply && isToBeLost(buffer, read)) {
                    lost.set(true);
                }
                if (lost.get() || now == Mode.SWALLOW || (now == Mode.LOSE_REPLIES && reply)) {
                    if (reply) {
                        repliesLost.incrementAndGet();
                    }
                    continue;
                }
                out.write(buffer, 0, read);
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

    private boolean isToBeLost(byte[] bytes, int length) {
        if (losesNext.isEmpty()) {
            return false;
        }
        String begin = new String(bytes, 0, Math.min(length, LOOKED_AT_BYTES), StandardCharsets.ISO_8859_1);
        return losesNext.removeIf(command -> command.begins(begin));
    }

    @SuppressWarnings("WaitNotInLoop") // it is; and a stall has no end but its caller's
    private Mode afterStall() throws IOException {
        lock.lock();
        try {
            while (mode == Mode.STALL && !listening.isClosed()) {
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
