package dev.coopclaims.query.projection;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.RawBsonDocument;

/**
 * Makes one collection of a view equal to another, document by document, so that readers always find each document. Who stood
 * still may write when another process has long had the view: a document is replaced or deleted only as it was, by position
 * and revision, while the view was surely ours, and a new one is guarded by the uniqueness of its key.
 */
final class Takeover {
    private static final int BATCH_DOCUMENTS = 1_000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<RawBsonDocument> answering;
    private final MongoCollection<RawBsonDocument> made;
    private final Runnable requireHeld;
    private final Set<String> known = new HashSet<>();

    /**
     * Of a view whose lanes have stopped.
     *
     * @param requireHeld throws when another process may have the view
     */
    Takeover(MongoCollection<RawBsonDocument> answering, MongoCollection<RawBsonDocument> made, Runnable requireHeld) {
        this.answering = answering;
        this.made = made;
        this.requireHeld = requireHeld;
    }

    /** @throws IllegalStateException when somebody else wrote a document meanwhile; it and every other one is correct */
    void run() {
        List<RawBsonDocument> batch = new ArrayList<>();
        for (RawBsonDocument document : made.find().batchSize(BATCH_DOCUMENTS)) {
            batch.add(document);
            if (batch.size() == BATCH_DOCUMENTS) {
                replace(batch);
                batch.clear();
            }
        }
        replace(batch);
        deleteStrays();
    }

    private void replace(List<RawBsonDocument> batch) {
        List<String> keys = batch.stream().map(Takeover::key).toList();
        known.addAll(keys);
        Map<String, BsonDocument> before = new HashMap<>();
        for (RawBsonDocument there : states(answering.find(in(ViewDocument.KEY, keys)))) {
            before.put(key(there), exactly(there));
        }
        List<WriteModel<RawBsonDocument>> models = new ArrayList<>(batch.size());
        for (RawBsonDocument document : batch) {
            BsonDocument there = before.get(key(document));
            models.add(there == null ? new InsertOneModel<>(document) : new ReplaceOneModel<>(there, document));
        }
        write(models);
    }

    private void deleteStrays() {
        List<WriteModel<RawBsonDocument>> strays = new ArrayList<>();
        for (RawBsonDocument there : states(answering.find())) {
            if (!known.contains(key(there))) {
                strays.add(new DeleteOneModel<>(exactly(there)));
            }
        }
        for (int from = 0; from < strays.size(); from += BATCH_DOCUMENTS) {
            write(strays.subList(from, Math.min(from + BATCH_DOCUMENTS, strays.size())));
        }
    }

    private static FindIterable<RawBsonDocument> states(FindIterable<RawBsonDocument> found) {
        return found.projection(Projections.include(ViewDocument.POSITION, ViewDocument.REVISION))
                .batchSize(BATCH_DOCUMENTS);
    }

    private static String key(RawBsonDocument document) {
        return document.getString(ViewDocument.KEY).getValue();
    }

    private static BsonDocument exactly(RawBsonDocument there) {
        return new BsonDocument(ViewDocument.KEY, there.get(ViewDocument.KEY))
                .append(ViewDocument.POSITION, there.get(ViewDocument.POSITION, BsonNull.VALUE))
                .append(ViewDocument.REVISION, there.get(ViewDocument.REVISION, BsonNull.VALUE));
    }

    /** What the models name was read before the check, when nobody else had the view. */
    private void write(List<WriteModel<RawBsonDocument>> models) {
        requireHeld.run();
        if (models.isEmpty()) {
            return;
        }
        try {
            BulkWriteResult result = answering.bulkWrite(models, UNORDERED);
            if (result.getInsertedCount() + result.getMatchedCount() + result.getDeletedCount() != models.size()) {
                throw new IllegalStateException("another process has written the view during the takeover");
            }
        } catch (MongoBulkWriteException failure) {
            throw new IllegalStateException("the view could not be taken over", failure);
        }
    }
}
