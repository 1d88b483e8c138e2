package dev.coopclaims.documents.gridfs;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.testkit.RealMongod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class ContentsOnMongodIT extends ContentsContract {
    private static MongoClient client;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(RealMongod.uri());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Override
    MongoDatabase freshDatabase() {
        return client.getDatabase(RealMongod.freshDatabase());
    }
}
