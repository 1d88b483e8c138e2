package dev.coopclaims.app.wiring;

import dev.coopclaims.query.due.Sweeper;
import org.springframework.context.SmartLifecycle;

/** Starts the sweeps after everything else and stops them first. */
final class SweepLifecycle implements SmartLifecycle {
    private final Sweeper sweeper;
    private volatile boolean running;

    SweepLifecycle(Sweeper sweeper) {
        this.sweeper = sweeper;
    }

    @Override
    public void start() {
        sweeper.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        sweeper.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
