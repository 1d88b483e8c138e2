package dev.coopclaims.app.operation;

import com.mongodb.MongoException;
import dev.coopclaims.query.projection.ProjectionStatus;
import dev.coopclaims.query.projection.Projections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the views keep up with the log: out of service while one is further behind than allowed, or being filled. A view with
 * an overfull document or a dead letter is told and stays in service: all its other documents answer.
 */
final class ProjectionsHealth implements HealthIndicator {
    private final Projections projections;
    private final long maxLagEvents;

    ProjectionsHealth(Projections projections, long maxLagEvents) {
        this.projections = projections;
        this.maxLagEvents = maxLagEvents;
    }

    @Override
    public Health health() {
        try {
            Map<String, Long> lags = new LinkedHashMap<>();
            Map<String, Long> overfull = new LinkedHashMap<>();
            Map<String, Long> deadLetters = new LinkedHashMap<>();
            boolean behind = false;
            for (ProjectionStatus status : projections.status()) {
                lags.put(status.name(), status.lag());
                if (status.overfull() > 0) {
                    overfull.put(status.name(), status.overfull());
                }
                if (status.parked() > 0) {
                    deadLetters.put(status.name(), status.parked());
                }
                behind |= status.lag() > maxLagEvents || status.replaying();
            }
            Health.Builder told = (behind ? Health.outOfService() : Health.up()).withDetail("lagEvents", lags);
            told = overfull.isEmpty() ? told : told.withDetail("overfullDocuments", overfull);
            return (deadLetters.isEmpty() ? told : told.withDetail("deadLetters", deadLetters)).build();
        } catch (MongoException gone) {
            return Health.down()
                    .withDetail("reason", gone.getClass().getSimpleName())
                    .build();
        }
    }
}
