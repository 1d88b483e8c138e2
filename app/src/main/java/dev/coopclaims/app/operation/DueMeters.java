package dev.coopclaims.app.operation;

import com.mongodb.MongoException;
import dev.coopclaims.query.due.DueAttempts;
import dev.coopclaims.query.due.Sweep;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;

/**
 * {@code due.items} by outcome (done, nothing, failed, parked) as sweeps of this process counted them, {@code due.late}, the
 * seconds by which the oldest item was late when the last sweep began, and {@code due.parked}, the items that wait for somebody to retry them.
 */
final class DueMeters implements Consumer<Sweep> {
    private static final String ITEMS = "due.items";

    private final MeterRegistry registry;
    private volatile double lateSeconds;

    DueMeters(MeterRegistry registry, DueAttempts attempts) {
        this.registry = registry;
        Gauge.builder("due.parked", attempts, DueMeters::parked)
                .baseUnit("items")
                .register(registry);
        Gauge.builder("due.late", this, meters -> meters.lateSeconds)
                .baseUnit("seconds")
                .register(registry);
    }

    private static double parked(DueAttempts attempts) {
        try {
            return attempts.parked();
        } catch (MongoException gone) {
            return Double.NaN;
        }
    }

    @Override
    public void accept(Sweep sweep) {
        lateSeconds = sweep.late().toMillis() / 1_000.0;
        count("done", sweep.done());
        count("nothing", sweep.nothing());
        count("failed", sweep.failed());
        count("parked", sweep.parked());
    }

    private void count(String outcome, int items) {
        registry.counter(ITEMS, "outcome", outcome).increment(items);
    }
}
