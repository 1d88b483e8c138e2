package dev.coopclaims.query;

import dev.coopclaims.query.projection.Projections;
import org.springframework.context.SmartLifecycle;

/** Starts the projections before the first request is answered and stops them after the last. */
final class ProjectionsLifecycle implements SmartLifecycle {

    // The web server's phases are close to Integer.MAX_VALUE.
    private static final int BEFORE_THE_WEB_SERVER = Integer.MAX_VALUE / 2;

    private final Projections projections;
    private volatile boolean running;

    ProjectionsLifecycle(Projections projections) {
        this.projections = projections;
    }

    @Override
    public void start() {
        projections.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        projections.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER;
    }
}
