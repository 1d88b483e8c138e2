package dev.coopclaims.eventstore.append;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Fails commits whose caller has waited too long. One thread watches all of them: a timer for each caller would cost
 * more than the hand-over itself. All have the same time-out, so the oldest expires first and only the head needs
 * checking.
 */
final class AppendDeadlines implements Runnable {

    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private record Waiting(PendingCommit pending, long sinceNanos) {}

    private final long timeoutNanos;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final Thread thread =
            Thread.ofPlatform().name("event-appender-deadlines").daemon(true).unstarted(this);
    private volatile boolean idle;
    private volatile boolean stopped;

    AppendDeadlines(long timeoutMillis) {
        this.timeoutNanos = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    }

    void start() {
        thread.start();
    }

    /** Lets the thread end once no caller is waiting. */
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    /** Starts watching a commit. */
    void watch(PendingCommit pending) {
        waiting.add(new Waiting(pending, System.nanoTime()));
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    /** How long the oldest waiting commit has waited; zero when none waits. */
    Duration longestWaiting() {
        for (Waiting one : waiting) {
            if (!one.pending().isOver()) {
                return Duration.ofNanos(System.nanoTime() - one.sinceNanos());
            }
        }
        return Duration.ZERO;
    }

    @Override
    public void run() {
        while (!(stopped && waiting.isEmpty())) {
            sweep();
            if (waiting.isEmpty()) {
                idle = true;
                // A commit that arrives now either sees that this thread is idle or is seen here.
                if (waiting.isEmpty() && !stopped) {
                    LockSupport.parkNanos(this, IDLE_NANOS);
                }
                idle = false;
            } else {
                LockSupport.parkNanos(this, Math.min(LONGEST_LOOK_NANOS, timeoutNanos / 4 + 1));
            }
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        for (Waiting head = waiting.peek(); head != null; head = waiting.peek()) {
            if (!head.pending().isOver()) {
                if (now - head.sinceNanos() < timeoutNanos) {
                    return;
                }
                head.pending().giveUp("The event store did not answer within " + timeoutNanos / 1_000_000 + " ms");
            }
            waiting.remove();
        }
    }
}
