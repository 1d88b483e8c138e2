package dev.coopclaims.app.wiring;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.token.TokenClock;

/**
 * Where everything is kept.
 *
 * @param client closed with this
 * @param database of the application
 * @param log of commits, in that database
 * @param tokenClock whose clock leases use
 * @param closing what else to close, after the client
 */
record Storage(MongoClient client, MongoDatabase database, CommitLog log, TokenClock tokenClock, Runnable closing)
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
