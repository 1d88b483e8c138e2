package dev.coopclaims.benchmarks.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long after the answer of a command the views show it: reads with the command's {@code Event-Position} as {@code
 * Min-Position}, sent at once and all together, until the last of them is answered. They cover the views of claims, their
 * history, the list, the balances, and what claims have in common. Only some commands are followed, because the reads
 * are load too.
 */
final class ViewLag {
    private static final int ONE_OF = 5;
    private static final String FOR_REVIEWERS = "%s/duplicates";
    private static final List<String> READS =
            List.of("%s", "%s/history", "/api/overview", FOR_REVIEWERS, "/api/pre-approvals");

    /** The one kind of figure. */
    enum Shown {
        EVERYWHERE
    }

    private final Connection connection;
    private final AtomicInteger commands = new AtomicInteger();
    private final Seen<Shown> seen = new Seen<>();
    private final List<Thread> following = new ArrayList<>();

    ViewLag(Connection connection) {
        this.connection = connection;
    }

    /** Follows one command in some. */
    void follow(Claimed claim, HttpResponse<String> answer) {
        if (commands.getAndIncrement() % ONE_OF != 0) {
            return;
        }
        String position = answer.headers().firstValue("Event-Position").orElse("");
        if (position.isEmpty()) {
            seen.failed("a command was answered without Event-Position");
            return;
        }
        long answeredNanos = System.nanoTime();
        AtomicInteger left = new AtomicInteger(READS.size());
        AtomicLong last = new AtomicLong();
        synchronized (following) {
            following.removeIf(thread -> !thread.isAlive());
            for (String read : READS) {
                following.add(Thread.ofVirtual().start(() -> {
                    if (isShown(claim, read, position)) {
                        last.accumulateAndGet(System.nanoTime() - answeredNanos, Math::max);
                        if (left.decrementAndGet() == 0) {
                            seen.done(Shown.EVERYWHERE, last.get());
                        }
                    }
                }));
            }
        }
    }

    private boolean isShown(Claimed claim, String read, String position) {
        long startNanos = System.nanoTime();
        try {
            Person who = read.equals(FOR_REVIEWERS) ? Person.RITA : claim.user();
            HttpResponse<String> answer = connection.read(who, read.formatted(claim.path()), position);
            if (Connection.isDone(answer)) {
                return true;
            }
            if (Client.saysWhenToTryAgain(answer)) {
                seen.refused(System.nanoTime() - startNanos);
            } else {
                seen.failed("read behind a command: " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException noAnswer) {
            seen.failed("read behind a command: " + noAnswer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** What was seen, once all reads are answered. */
    Seen<Shown> result() throws InterruptedException {
        List<Thread> left;
        synchronized (following) {
            left = List.copyOf(following);
        }
        for (Thread thread : left) {
            thread.join();
        }
        return seen;
    }
}
