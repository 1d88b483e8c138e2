package dev.coopclaims.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Drives all claims with a bounded number of workers and shows the progress. */
final class ClaimDrive {
    private static final int MAX_FAILURES = 20;
    private static final long MAX_RUN_MINUTES = 60;
    private static final int PROGRESS_LINES = 10;

    private final ClaimWalk walk;
    private final int workers;
    private final PrintStream out;
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger nextTurn = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    ClaimDrive(ClaimWalk walk, int workers, PrintStream out) {
        this.walk = walk;
        this.workers = workers;
        this.out = out;
    }

    /**
     * Drives the claims in order. Gives up after {@link #MAX_FAILURES} failures or {@link #MAX_RUN_MINUTES} minutes.
     *
     * @return what failed, one line for each claim
     */
    List<String> all(List<PlannedClaim> claims) {
        long startNanos = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int worker = 0; worker < workers; worker++) {
                threads.execute(() -> work(claims, startNanos));
            }
            threads.shutdown();
            if (!threads.awaitTermination(MAX_RUN_MINUTES, TimeUnit.MINUTES)) {
                threads.shutdownNow();
                failures.add("not finished after " + MAX_RUN_MINUTES + " minutes");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            failures.add("stopped from outside");
        }
        return List.copyOf(failures);
    }

    private void work(List<PlannedClaim> claims, long startNanos) {
        for (int turn = nextTurn.getAndIncrement(); turn < claims.size(); turn = nextTurn.getAndIncrement()) {
            if (failures.size() >= MAX_FAILURES || Thread.currentThread().isInterrupted()) {
                return;
            }
            PlannedClaim claim = claims.get(turn);
            try {
                walk.drive(claim, turn);
            } catch (RuntimeException failed) { // the failure of a claim is reported and does not stop the others
                failures.add(claim.title() + ": " + failed.getMessage());
            }
            progress(done.incrementAndGet(), claims.size(), startNanos);
        }
    }

    private void progress(int count, int total, long startNanos) {
        int step = Math.max(1, total / PROGRESS_LINES);
        if (count % step == 0 || count == total) {
            double seconds = Duration.ofNanos(System.nanoTime() - startNanos).toNanos() / 1e9;
            out.printf(
                    Locale.ROOT,
                    "%5d of %d claims, %.1f claims/s%s%n",
                    count,
                    total,
                    count / seconds,
                    failures.isEmpty() ? "" : ", " + failures.size() + " failed");
        }
    }
}
