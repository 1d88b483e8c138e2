package dev.coopclaims.documents.gridfs;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.coopclaims.testkit.RealMongod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On the server behind the embedded default, which has neither sessions nor read concerns. */
class ContentsOnJavaServerIT extends ContentsContract {
    private static MongoServer server;
    private static MongoClient client;

    @BeforeAll
    static void start() {
        server = new MongoServer(new MemoryBackend());
        client = MongoClients.create(server.bindAndGetConnectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.shutdownNow();
    }

    @Override
    MongoDatabase freshDatabase() {
        return client.getDatabase(RealMongod.freshDatabase());
    }
}
