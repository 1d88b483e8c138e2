package dev.coopclaims.app.crash;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts claims from several callers at once until the process is gone, and keeps what it acknowledged. */
final class Acknowledged {

    private static final int CALLERS = 8;
    private static final long LIMIT_SECONDS = 60;

    private final Map<String, Long> positionsByClaim = new ConcurrentHashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();

    /** Claims and the position of their last event. */
    Map<String, Long> positionsByClaim() {
        return Map.copyOf(positionsByClaim);
    }

    /** Drives, kills once so many more are acknowledged, and answers how many requests had no answer then. */
    int driveAndKill(ChildProcess child, int moreClaims) throws IOException, InterruptedException {
        int enough = positionsByClaim.size() + moreClaims;
        Caller paula = Caller.of(child.base(), "alice");
        int unanswered;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.execute(() -> startUntilGone(paula));
            }
            long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (positionsByClaim.size() < enough && System.nanoTime() < deadlineNanos) {
                Thread.onSpinWait();
            }
            unanswered = inFlight.get();
            child.kill();
        }
        inFlight.set(0);
        if (positionsByClaim.size() < enough) {
            throw new IllegalStateException("only " + positionsByClaim.size() + " in " + LIMIT_SECONDS + " s");
        }
        return unanswered;
    }

    private void startUntilGone(Caller caller) {
        try {
            while (true) {
                inFlight.incrementAndGet();
                HttpResponse<String> answer = caller.startClaim();
                if (answer.statusCode() != 201) {
                    throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                }
                positionsByClaim.put(Caller.text(answer, "claim"), Caller.eventPosition(answer));
                inFlight.decrementAndGet();
            }
        } catch (IOException gone) {
            // The process was killed: that is what we wait for.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
