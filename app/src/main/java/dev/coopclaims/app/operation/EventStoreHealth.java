package dev.coopclaims.app.operation;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the database answers; asked of its own database, because the embedded server answers nothing elsewhere. */
final class EventStoreHealth implements HealthIndicator {
    private final MongoDatabase database;

    EventStoreHealth(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public Health health() {
        long start = System.nanoTime();
        try {
            database.runCommand(new Document("ping", 1));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            return Health.up().withDetail("pingMillis", millis).build();
        } catch (MongoException gone) {
            return Health.down()
                    .withDetail("reason", gone.getClass().getSimpleName())
                    .build();
        }
    }
}
