package dev.coopclaims.eventstore.contract;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.token.PositionTokenStore;
import dev.coopclaims.eventstore.token.TokenClock;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import org.axonframework.eventhandling.tokenstore.TokenStore;

/** A fresh database on a real replica set. */
public final class RealServer implements ContractServer {

    private final String uri;
    private final MongoClient client;
    private final String name = RealMongod.freshDatabase();

    public RealServer(RealMongod mongod) {
        this.uri = mongod.connectionString();
        this.client = MongoClients.create(uri);
    }

    @Override
    public CommitLog openLog() {
        return MongoCommitLog.open(client, uri, name);
    }

    @Override
    public TokenStore tokens(String node, Duration claimTimeout) {
        return new PositionTokenStore(database(), "log", node, claimTimeout, TokenClock.SERVER);
    }

    @Override
    public MongoDatabase database() {
        return client.getDatabase(name);
    }

    @Override
    public void close() {
        database().drop();
        client.close();
    }
}
