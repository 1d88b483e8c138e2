package dev.coopclaims.app.operation;

import com.mongodb.MongoException;
import dev.coopclaims.query.projection.ProjectionStatus;
import dev.coopclaims.query.projection.Projections;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** {@code projection.lag} and {@code projection.position} in events, one of each per view. */
final class ProjectionMeters implements MeterBinder {
    private final Projections projections;

    ProjectionMeters(Projections projections) {
        this.projections = projections;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (ProjectionStatus view : projections.status()) {
            gauge(registry, "projection.lag", view.name(), ProjectionStatus::lag);
            gauge(registry, "projection.position", view.name(), ProjectionStatus::position);
        }
    }

    private void gauge(MeterRegistry registry, String name, String view, ToDoubleFunction<ProjectionStatus> figure) {
        Gauge.builder(name, projections, all -> now(all, view, figure))
                .tag("view", view)
                .baseUnit("events")
                .register(registry);
    }

    private static double now(Projections projections, String view, ToDoubleFunction<ProjectionStatus> figure) {
        try {
            return projections.status().stream()
                    .filter(status -> status.name().equals(view))
                    .mapToDouble(figure)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (MongoException gone) {
            return Double.NaN;
        }
    }
}
