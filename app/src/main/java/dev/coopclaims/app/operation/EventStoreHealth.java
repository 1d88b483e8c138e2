package dev.coopclaims.app.operation;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.append.AppenderState;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the database answers and the appender writes: a node whose appender has stopped, or is still finding out what became
 * of a write, takes no command although the database answers. Asked of its own database, because the embedded server
 * answers nothing elsewhere.
 */
final class EventStoreHealth implements HealthIndicator {
    private final MongoDatabase database;
    private final Supplier<AppenderState> appender;

    EventStoreHealth(MongoDatabase database, Supplier<AppenderState> appender) {
        this.database = database;
        this.appender = appender;
    }

    @Override
    public Health health() {
        long start = System.nanoTime();
        try {
            database.runCommand(new Document("ping", 1));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            AppenderState state = appender.get();
            return (state.isHealthy() ? Health.up() : Health.down())
                    .withDetail("pingMillis", millis)
                    .withDetail("appenderRuns", state.running())
                    .withDetail("settlingSeconds", state.settling().toSeconds())
                    .build();
        } catch (MongoException gone) {
            return Health.down()
                    .withDetail("reason", gone.getClass().getSimpleName())
                    .build();
        }
    }
}
