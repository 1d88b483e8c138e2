package dev.coopclaims.app.operation;

import com.mongodb.MongoException;
import dev.coopclaims.query.due.DueAttempts;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells of items that wait for somebody to retry them. The process is up all the same: everything else goes on. */
record DueHealth(DueAttempts attempts) implements HealthIndicator {

    @Override
    public Health health() {
        try {
            return Health.up().withDetail("parkedItems", attempts.parked()).build();
        } catch (MongoException gone) {
            return Health.down()
                    .withDetail("reason", gone.getClass().getSimpleName())
                    .build();
        }
    }
}
