package dev.coopclaims.benchmarks.eventstore;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.benchmarks.eventstore.Store.StoreSize;
import dev.coopclaims.testkit.RealMongod;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The one mongod of this run; each store writes with majority and journal, in a separate database. */
final class MongoServer implements AutoCloseable {

    private final @Nullable RealMongod mongod;
    private final String uri;
    private final MongoClient client;

    /** Starts a server for this run. */
    MongoServer() {
        this(RealMongod.start(1));
    }

    /** A server that is running and stays. */
    MongoServer(String uri) {
        this(null, uri);
    }

    private MongoServer(RealMongod mongod) {
        this(mongod, mongod.connectionString());
    }

    private MongoServer(@Nullable RealMongod mongod, String uri) {
        this.mongod = mongod;
        this.uri = uri;
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build());
    }

    /** The server and its processes. */
    RealMongod mongod() {
        return Objects.requireNonNull(mongod, "this server was not started here");
    }

    String uri() {
        return uri;
    }

    /** A client with the driver's defaults, a pool of 100 connections among them. */
    MongoClient client() {
        return client;
    }

    MongoDatabase freshDatabase() {
        return client.getDatabase(RealMongod.freshDatabase());
    }

    String version() {
        return client.getDatabase("admin")
                .runCommand(new Document("buildInfo", 1))
                .getString("version");
    }

    /** The size of a collection after flushing everything to disk. */
    StoreSize sizeOf(MongoDatabase database, String collection) {
        client.getDatabase("admin").runCommand(new Document("fsync", 1));
        Document stats = database.runCommand(new Document("collStats", collection));
        return new StoreSize(number(stats, "size"), number(stats, "storageSize"), number(stats, "totalIndexSize"));
    }

    /** A sum over a collection, computed by the server. */
    static long sum(MongoDatabase database, String collection, Object summand) {
        Document sum = database.getCollection(collection)
                .aggregate(List.of(
                        new Document("$group", new Document("_id", null).append("sum", new Document("$sum", summand)))))
                .first();
        return sum == null ? 0 : number(sum, "sum");
    }

    private static long number(Document document, String field) {
        return document.get(field) instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public void close() {
        client.close();
    }
}
