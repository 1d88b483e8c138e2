package dev.coopclaims.eventstore.boot;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.append.AppenderState;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.log.ServerErrors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Checks whether the log can be read and the appender writes. A node whose appender has stopped, has been settling a
 * write for 10 s, or was denied the right to write accepts no commands although the database answers. It reads the
 * log's first commit, since a ping needs no rights.
 */
public final class EventStoreHealth implements HealthIndicator {
    private static final Document FIRST_COMMIT = new Document("find", MongoCommitLog.COLLECTION)
            .append("filter", new Document(CommitLayout.ID, 0L))
            .append("projection", new Document(CommitLayout.ID, 1))
            .append("limit", 1)
            .append("singleBatch", true);

    private final MongoDatabase database;
    private final Supplier<AppenderState> appender;

    /**
     * @param database that holds the log
     * @param appender supplies the current state, such as {@code appender::state}
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
        String deniedBy = state.deniedBy();
        if (deniedBy != null) {
            health.withDetail("appenderDeniedBy", deniedBy);
        }
        long start = System.nanoTime();
        try {
            database.runCommand(FIRST_COMMIT);
            health.withDetail("readMillis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        } catch (MongoException gone) {
            health.down().withDetail("reason", gone.getClass().getSimpleName());
            if (ServerErrors.isMissingRight(gone)) {
                health.withDetail("readingDeniedBy", ServerErrors.beginningOf(gone));
            }
        }
        return health.build();
    }
}
