package dev.coopclaims.eventstore.boot;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.append.AppenderState;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the database answers and the appender writes: a node whose appender has stopped, or has been finding out for 10 s
 * what became of a write, takes no command although the database answers. Asked of the log's own database, because the
 * embedded server answers nothing elsewhere.
 */
public final class EventStoreHealth implements HealthIndicator {
    private final MongoDatabase database;
    private final Supplier<AppenderState> appender;

    /**
     * @param database that holds the log
     * @param appender asked each time, such as {@code appender::state}
     */
    public EventStoreHealth(MongoDatabase database, Supplier<AppenderState> appender) {
        this.database = database;
        this.appender = appender;
    }

    @Override
    public Health health() {
        AppenderState state = appender.get();
        Health.Builder health = (state.isHealthy() ? Health.up() : Health.down())
                .withDetail("appenderRuns", state.running())
                .withDetail("settlingSeconds", state.settling().toSeconds());
        String stoppedBy = state.stoppedBy();
        if (stoppedBy != null) {
            health.withDetail("appenderStoppedBy", stoppedBy);
        }
        long start = System.nanoTime();
        try {
            database.runCommand(new Document("ping", 1));
            health.withDetail("pingMillis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        } catch (MongoException gone) {
            health.down().withDetail("reason", gone.getClass().getSimpleName());
        }
        return health.build();
    }
}
