package dev.coopclaims.app.wiring.erasure;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the job again and again, from when the application answers until it stops. */
final class ErasureTimer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureTimer.class);
    private static final long STOP_SECONDS = 5;

    private final ErasureJob job;
    private final Duration every;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("erasures").factory());
    private volatile boolean running;

    ErasureTimer(ErasureJob job, Duration every) {
        this.job = job;
        this.every = every;
    }

    @Override
    public void start() {
        running = true;
        ScheduledFuture<?> ignored =
                timer.scheduleWithFixedDelay(this::run, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        try {
            job.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failed) { // whatever it is: what a schedule throws ends it
            if (running) {
                LOG.warn("erasures could not be carried out; tried again later", failed);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        try {
            if (!timer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("an erasure did not stop; it goes on after the next start");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
