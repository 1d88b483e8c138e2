package dev.coopclaims.app.operation;

import com.mongodb.MongoException;
import dev.coopclaims.query.projection.ProjectionStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * {@code projection.lag} and {@code projection.position} in events, {@code projection.overfull} in documents that stand still,
 * {@code projection.dead.letters} in keys that do, one of each per view.
 */
final class ProjectionMeters implements MeterBinder {
    /** The gauges of one scrape are read one after the other; one look at the views serves them for this long. */
    private static final long SCRAPE_MILLIS = 1_000;

    private final Supplier<List<ProjectionStatus>> views;
    private final LongSupplier nanoTime;
    private Look last;

    /**
     * @param views where each view stands; reads the database
     * @param nanoTime as {@link System#nanoTime}
     */
    ProjectionMeters(Supplier<List<ProjectionStatus>> views, LongSupplier nanoTime) {
        this.views = views;
        this.nanoTime = nanoTime;
        this.last = new Look(List.of(), nanoTime.getAsLong() - TimeUnit.MILLISECONDS.toNanos(SCRAPE_MILLIS));
    }

    private record Look(List<ProjectionStatus> views, long atNanos) {}

    @Override
    public void bindTo(MeterRegistry registry) {
        for (ProjectionStatus view : look()) {
            gauge(registry, "projection.lag", "events", view.name(), ProjectionStatus::lag);
            gauge(registry, "projection.position", "events", view.name(), ProjectionStatus::position);
            gauge(registry, "projection.overfull", "documents", view.name(), ProjectionStatus::overfull);
            gauge(registry, "projection.dead.letters", "keys", view.name(), ProjectionStatus::parked);
        }
    }

    private void gauge(
            MeterRegistry registry, String name, String unit, String view, ToDoubleFunction<ProjectionStatus> figure) {
        Gauge.builder(name, this, meters -> meters.now(view, figure))
                .tag("view", view)
                .baseUnit(unit)
                .register(registry);
    }

    private double now(String view, ToDoubleFunction<ProjectionStatus> figure) {
        return lookOrNothing().stream()
                .filter(status -> status.name().equals(view))
                .mapToDouble(figure)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Empty while the database is out of reach; not asked again for each gauge. */
    private synchronized List<ProjectionStatus> lookOrNothing() {
        try {
            return look();
        } catch (MongoException gone) {
            last = new Look(List.of(), nanoTime.getAsLong());
            return List.of();
        }
    }

    private synchronized List<ProjectionStatus> look() {
        if (nanoTime.getAsLong() - last.atNanos() >= TimeUnit.MILLISECONDS.toNanos(SCRAPE_MILLIS)) {
            last = new Look(views.get(), nanoTime.getAsLong());
        }
        return last.views();
    }
}
