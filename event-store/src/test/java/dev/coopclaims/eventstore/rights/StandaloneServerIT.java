package dev.coopclaims.eventstore.rights;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.log.UnsuitableServerException;
import org.junit.jupiter.api.Test;

class StandaloneServerIT {

    @Test
    void a_standalone_server_is_refused_at_the_start() {
        try (OwnMongod mongod = OwnMongod.standalone();
                MongoClient client = MongoClients.create(mongod.hosts())) {
            assertThatThrownBy(() -> MongoCommitLog.open(client, mongod.hosts(), "coop"))
                    .isInstanceOf(UnsuitableServerException.class)
                    .hasMessageContaining("standalone")
                    .hasMessageContaining("--replSet");
        }
    }
}
