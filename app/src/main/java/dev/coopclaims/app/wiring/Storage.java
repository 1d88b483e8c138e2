package dev.coopclaims.app.wiring;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.query.follow.ClaimClock;

/**
 * Where everything is kept.
 *
 * @param client closed with this
 * @param database of the application
 * @param log of commits, in that database
 * @param claimClock whose clock says that a claim is over
 * @param closing what else to close, after the client
 */
record Storage(MongoClient client, MongoDatabase database, CommitLog log, ClaimClock claimClock, Runnable closing)
        implements AutoCloseable {

    @Override
    public void close() {
        try (client) {
            log.close();
        } finally {
            closing.run();
        }
    }
}
