package dev.coopclaims.eventstore.contract;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.eventstore.log.CommitLog;
import java.time.Duration;
import org.axonframework.eventhandling.tokenstore.TokenStore;

/** What the contract suite is run against: a server with an empty log, new for every test. */
public interface ContractServer extends AutoCloseable {

    /** The log as one more node sees it; a server with a single process may give the same one every time. */
    CommitLog openLog();

    /** The token store of a node. */
    TokenStore tokens(String node, Duration claimTimeout);

    /** Where snapshots go. */
    MongoDatabase database();

    @Override
    void close();
}
