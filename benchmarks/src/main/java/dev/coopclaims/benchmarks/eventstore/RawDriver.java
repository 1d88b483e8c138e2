package dev.coopclaims.benchmarks.eventstore;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.RawBsonDocument;

/** The raw driver, writing the event store's documents into a collection with the event store's indexes. */
abstract class RawDriver implements Appends {

    /** One document per caller in each call, one call after the other: no group commit can be faster. */
    static final String INSERT_MANY = "raw-insert-many";

    /** Each caller writes its own document. */
    static final String INSERT_ONE = "raw-insert-one";

    private final MongoDatabase database;
    final MongoCollection<RawBsonDocument> commits;
    final RawCommits source;

    private RawDriver(MongoServer server, RawCommits source) {
        this.database = server.freshDatabase();
        // Opening the log creates the collection and its indexes.
        try (MongoCommitLog log = MongoCommitLog.open(server.client(), server.uri(), database.getName())) {
            log.tail();
        }
        this.commits = database.getCollection(MongoCommitLog.COLLECTION, RawBsonDocument.class);
        this.source = source;
    }

    static RawDriver insertOne(MongoServer server, RawCommits source) {
        return new InsertOne(server, source);
    }

    static RawDriver insertMany(MongoServer server, RawCommits source) {
        return new InsertMany(server, source);
    }

    @Override
    public long storedEvents() {
        return MongoServer.sum(database, MongoCommitLog.COLLECTION, "$n");
    }

    @Override
    public void close() {
        database.drop();
    }

    private static final class InsertOne extends RawDriver {

        private final AtomicLong position = new AtomicLong();

        InsertOne(MongoServer server, RawCommits source) {
            super(server, source);
        }

        @Override
        public Throughput run(Load load) {
            return CallerLoad.run(
                    load, () -> commits.insertOne(source.at(position.getAndAdd(source.eventsPerCommit()))));
        }
    }

    /** Only the inserts are timed; the documents of a call are prepared beforehand. */
    private static final class InsertMany extends RawDriver {

        private static final InsertManyOptions ORDERED = new InsertManyOptions().ordered(true);

        private long position;

        InsertMany(MongoServer server, RawCommits source) {
            super(server, source);
        }

        @Override
        public Throughput run(Load load) {
            LatencyHistogram latencies = new LatencyHistogram();
            insertFor(load.rampUp().toNanos(), load.callers(), new LatencyHistogram());
            long before = position;
            long nanos = insertFor(load.timed().toNanos(), load.callers(), latencies);
            double commitsTimed = (position - before) / (double) source.eventsPerCommit();
            return new Throughput(
                    commitsTimed / (nanos / 1e9), position, 0, latencies.micros(0.5), latencies.micros(0.99));
        }

        private long insertFor(long nanosWanted, int documents, LatencyHistogram latencies) {
            long nanos = 0;
            while (nanos < nanosWanted) {
                List<RawBsonDocument> batch = new ArrayList<>(documents);
                for (int i = 0; i < documents; i++) {
                    batch.add(source.at(position));
                    position += source.eventsPerCommit();
                }
                long start = System.nanoTime();
                commits.insertMany(batch, ORDERED);
                long took = System.nanoTime() - start;
                latencies.record(took);
                nanos += took;
            }
            return nanos;
        }
    }
}
