package dev.coopclaims.query.projection;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.FollowerGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebuilds a view in a second collection while it keeps answering and following the log. Its live processor stops only
 * for the last events and for the takeover. If the rebuild is interrupted, the view is as it was or has some documents
 * replaced already; each document is correct by itself.
 */
final class RebuildBeside<V extends Record> {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildBeside.class);

    private static final int BATCH_DOCUMENTS = 1_000;

    private final StoredView<V> answering;
    private final StoredView<V> made;
    private final EventLog log;
    private final ProjectionSettings settings;

    RebuildBeside(StoredView<V> answering, StoredView<V> made, EventLog log, ProjectionSettings settings) {
        this.answering = answering;
        this.made = made;
        this.log = log;
        this.settings = settings;
    }

    /**
     * Runs to the end of the log and takes over.
     *
     * @param applied receives the position of the new view, page by page
     * @param hold stops the live view after its current batch, until it is closed
     * @throws RuntimeException when it failed, or another node has the view
     */
    void run(LongConsumer applied, Supplier<FollowerGroup.Held> hold) {
        try {
            made.clear();
            Rebuild<V> rebuild = new Rebuild<>(log, made, settings, () -> {});
            long reached = rebuild.run(0, applied);
            try (FollowerGroup.Held held = hold.get()) {
                takeOver(rebuild, reached, held);
            }
        } finally {
            made.drop();
        }
    }

    private void takeOver(Rebuild<V> rebuild, long reached, FollowerGroup.Held held) {
        long last = rebuild.run(reached + 1, position -> held.requireHeld());
        held.requireHeld();
        become(answering.collection(), made.collection());
        answering.cache().clear();
        if (last != EventLog.NOTHING) {
            held.store(last);
        }
        LOG.info(
                "view {} rebuilt in a second collection up to position {}",
                answering.view().name(),
                last);
    }

    /**
     * Makes one collection equal to the other, document by document, so that readers always find each document. Nobody
     * may be writing to either.
     */
    private static void become(MongoCollection<RawBsonDocument> one, MongoCollection<RawBsonDocument> other) {
        List<WriteModel<RawBsonDocument>> batch = new ArrayList<>();
        for (RawBsonDocument document : other.find().batchSize(BATCH_DOCUMENTS)) {
            batch.add(new ReplaceOneModel<>(
                    eq(ViewDocument.KEY, document.get(ViewDocument.KEY)), document, new ReplaceOptions().upsert(true)));
            if (batch.size() == BATCH_DOCUMENTS) {
                write(one, batch);
            }
        }
        if (!batch.isEmpty()) {
            write(one, batch);
        }
        Set<String> known = keys(other);
        List<String> strays =
                keys(one).stream().filter(key -> !known.contains(key)).toList();
        for (int from = 0; from < strays.size(); from += BATCH_DOCUMENTS) {
            one.deleteMany(in(ViewDocument.KEY, strays.subList(from, Math.min(from + BATCH_DOCUMENTS, strays.size()))));
        }
    }

    private static void write(MongoCollection<RawBsonDocument> to, List<WriteModel<RawBsonDocument>> batch) {
        to.bulkWrite(batch, new BulkWriteOptions().ordered(false));
        batch.clear();
    }

    private static Set<String> keys(MongoCollection<RawBsonDocument> of) {
        Set<String> keys = new HashSet<>();
        for (RawBsonDocument document :
                of.find().projection(Projections.include(ViewDocument.KEY)).batchSize(BATCH_DOCUMENTS)) {
            keys.add(document.getString(ViewDocument.KEY).getValue());
        }
        return keys;
    }
}
