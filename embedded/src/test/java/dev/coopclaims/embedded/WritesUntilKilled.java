package dev.coopclaims.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import org.bson.Document;

/** A process of its own: inserts from several threads and prints each key before it asks and once it is acknowledged. */
final class WritesUntilKilled {
    static final String DATABASE = "killed";
    static final String COLLECTION = "things";
    static final int THREADS = 8;

    private WritesUntilKilled() {}

    public static void main(String[] args) {
        EmbeddedServer server = EmbeddedServer.open(Path.of(args[0]));
        int round = Integer.parseInt(args[1]);
        MongoClient client = MongoClients.create(server.uri());
        MongoCollection<Document> things = client.getDatabase(DATABASE).getCollection(COLLECTION);
        things.createIndex(
                Indexes.ascending("key"), new IndexOptions().unique(true).name("key_unique"));
        for (int thread = 0; thread < THREADS; thread++) {
            String prefix = round + "-" + thread + "-";
            Thread.ofPlatform().start(() -> {
                for (int n = 0; ; n++) {
                    say("? " + prefix + n);
                    things.insertOne(new Document("_id", prefix + n)
                            .append("key", "key-" + prefix + n)
                            .append("filler", "x".repeat(400)));
                    say("! " + prefix + n);
                }
            });
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
