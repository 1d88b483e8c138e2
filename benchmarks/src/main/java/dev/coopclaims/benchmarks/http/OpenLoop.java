package dev.coopclaims.benchmarks.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Commands that arrive at a fixed rate, whether or not earlier ones have been answered. Latency counts from the time at
 * which a command should have been sent, so that waiting behind a slow answer is never left out (coordinated omission).
 * Each arrival is the next command of a claim that waits for its turn, or else the first one of a new claim. A command
 * answered with 503 is sent again with a later arrival.
 */
final class OpenLoop {
    private static final long END_LIMIT_SECONDS = 120;
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final double NANOS_IN_SECOND = 1e9;

    private final Connection connection;
    private final List<Partner> partners;
    private final Seen<Kind> seen = new Seen<>();
    private final LinkedTransferQueue<Long> arrivals = new LinkedTransferQueue<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicInteger inWork = new AtomicInteger();
    private final AtomicInteger lives = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile long measuredFromNanos;
    private BiConsumer<Claimed, HttpResponse<String>> answered = (claim, answer) -> {};
    private Consumer<Claimed> ended = claim -> {};

    OpenLoop(Connection connection, List<Partner> partners) {
        this.connection = connection;
        this.partners = partners;
    }

    /** Tells of every answered command of a claim that has begun, after the warm-up; called by the client's thread. */
    OpenLoop onAnswer(BiConsumer<Claimed, HttpResponse<String>> listener) {
        answered = listener;
        return this;
    }

    /** Tells of every claim whose life is over. */
    OpenLoop onEnd(Consumer<Claimed> listener) {
        ended = listener;
        return this;
    }

    /**
     * Lets commands arrive until the time is over; in-flight ones are left to {@link #drain}.
     *
     * @param warmUpSeconds at the same rate, unmeasured
     */
    Seen<Kind> run(double perSecond, int warmUpSeconds, int seconds) {
        long startNanos = System.nanoTime();
        measuredFromNanos = startNanos + Duration.ofSeconds(warmUpSeconds).toNanos();
        double betweenNanos = NANOS_IN_SECOND / perSecond;
        long count = Math.round(perSecond * (warmUpSeconds + seconds));
        for (long i = 0; i < count; i++) {
            long at = startNanos + Math.round(i * betweenNanos);
            for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (!arrivals.tryTransfer(at)) {
                begin(at);
            }
        }
        return seen;
    }

    private void begin(long firstArrival) {
        int turn = lives.getAndIncrement();
        Partner partner = partners.get(turn % partners.size());
        threads.add(Thread.ofVirtual().name("life-" + turn).start(() -> new OneLife(firstArrival).live(partner, turn)));
        threads.removeIf(thread -> !thread.isAlive());
    }

    /**
     * Waits until everything that was sent is answered and ends all lives.
     *
     * @return how long the last answer took, in seconds
     */
    double drain() throws InterruptedException {
        long startNanos = System.nanoTime();
        stopped.set(true);
        while (inWork.get() > 0) {
            if (System.nanoTime() - startNanos
                    > Duration.ofSeconds(END_LIMIT_SECONDS).toNanos()) {
                throw new IllegalStateException(inWork.get() + " commands are never answered");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        double took = (System.nanoTime() - startNanos) / NANOS_IN_SECOND;
        for (Thread thread : threads) {
            thread.join();
        }
        return took;
    }

    /** Sends one claim's commands, each when its turn to arrive has come. */
    private final class OneLife implements Steps {
        private @Nullable Long first;
        private Claimed claim = new Claimed("", Person.RITA);

        OneLife(long firstArrival) {
            this.first = firstArrival;
        }

        void live(Partner partner, int turn) {
            Life life = new Life(partner, turn, this);
            try {
                life.live();
                ended.accept(life.claim());
            } catch (Ended over) {
                // The load has stopped, or the command was refused, which is recorded.
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        private long nextArrival() throws Ended, InterruptedException {
            Long given = first;
            first = null;
            while (given == null) {
                if (stopped.get()) {
                    throw new Ended();
                }
                given = arrivals.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            }
            return given;
        }

        @Override
        public String send(Kind kind, Person who, String method, String path, String mediaType, byte[] body)
                throws Ended, InterruptedException {
            while (true) {
                long intended = nextArrival();
                boolean measured = intended >= measuredFromNanos;
                inWork.incrementAndGet();
                HttpResponse<String> answer;
                try {
                    answer = connection.send(who, method, path, mediaType, body);
                } catch (IOException noAnswer) {
                    seen.failed(kind.text() + ": " + noAnswer);
                    throw new Ended();
                } finally {
                    inWork.decrementAndGet();
                }
                long took = System.nanoTime() - intended;
                if (Connection.isDone(answer)) {
                    if (measured) {
                        seen.done(kind, took);
                    }
                    if (kind == Kind.START) {
                        claim = new Claimed("/api/claims/" + Connection.text(answer.body(), "claim"), who);
                    } else if (measured) {
                        answered.accept(claim, answer);
                    }
                    return answer.body();
                }
                if (!Client.saysWhenToTryAgain(answer)) {
                    seen.failed(kind.text() + ": " + answer.statusCode() + " " + answer.body());
                    throw new Ended();
                }
                if (measured && answer.statusCode() == Client.SERVICE_UNAVAILABLE) {
                    seen.refused(took);
                } else if (measured) {
                    seen.limited();
                }
            }
        }
    }
}
