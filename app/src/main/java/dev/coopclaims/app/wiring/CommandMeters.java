package dev.coopclaims.app.wiring;

import dev.coopclaims.command.dispatch.DispatchListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;

/** {@code commands.conflicts} (retried or given up, by command) and {@code commands.lane.wait}. */
record CommandMeters(MeterRegistry registry) implements DispatchListener {
    private static final String CONFLICTS = "commands.conflicts";

    @Override
    public void conflictRetried(Class<?> command, int attempt) {
        registry.counter(CONFLICTS, "command", command.getSimpleName(), "outcome", "retried")
                .increment();
    }

    @Override
    public void conflictGivenUp(Class<?> command, int attempts) {
        registry.counter(CONFLICTS, "command", command.getSimpleName(), "outcome", "givenUp")
                .increment();
    }

    @Override
    public void laneWaited(long nanoseconds, boolean entered) {
        registry.timer("commands.lane.wait", "entered", Boolean.toString(entered))
                .record(nanoseconds, TimeUnit.NANOSECONDS);
    }
}
