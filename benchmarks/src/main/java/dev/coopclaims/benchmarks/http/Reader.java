package dev.coopclaims.benchmarks.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One reader: each kind of read in turn, the next as soon as the previous one is answered, on recent claims. */
final class Reader {
    private static final ReadKind[] KINDS = ReadKind.values();
    private static final long NOTHING_YET_MILLIS = 10;

    private final Connection connection;
    private final Supplier<@Nullable Claimed> claims;
    private final Seen<ReadKind> seen = new Seen<>();
    private final Thread thread;
    private volatile boolean stopped;

    /** @param claims an existing claim whenever one is asked for; null while there is none */
    Reader(Connection connection, Supplier<@Nullable Claimed> claims) {
        this.connection = connection;
        this.claims = claims;
        this.thread = Thread.ofPlatform().daemon().name("reader").start(this::readOn);
    }

    private void readOn() {
        try {
            for (int i = 0; !stopped; i++) {
                Claimed claim = claims.get();
                if (claim == null) {
                    Thread.sleep(NOTHING_YET_MILLIS);
                } else {
                    read(KINDS[i % KINDS.length], claim);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(ReadKind kind, Claimed claim) throws InterruptedException {
        long startNanos = System.nanoTime();
        try {
            HttpResponse<String> answer = connection.read(kind.who(claim), kind.path(claim.path()));
            long took = System.nanoTime() - startNanos;
            if (Connection.isDone(answer)) {
                seen.done(kind, took);
            } else if (Client.saysWhenToTryAgain(answer)) {
                seen.refused(took);
            } else {
                seen.failed("read " + kind.text() + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException noAnswer) {
            seen.failed("read " + kind.text() + ": " + noAnswer);
        }
    }

    /** Waits for the last answer and tells what was seen. */
    Seen<ReadKind> stop() throws InterruptedException {
        stopped = true;
        thread.join();
        return seen;
    }
}
