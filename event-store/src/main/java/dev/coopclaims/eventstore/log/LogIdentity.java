package dev.coopclaims.eventstore.log;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.UUID;
import org.bson.Document;

/**
 * The unique identity of a log: one document in the collection {@code log}, created with the log. Readers' positions
 * carry it, so that a position in another log is refused instead of silently skipping events. After restoring a backup
 * that is older than the readers' positions, delete this document, and every reader starts over.
 */
public final class LogIdentity {

    /** The name of the collection. */
    public static final String COLLECTION = "log";

    private static final String KEY = "log";
    private static final String ID = "id";

    private LogIdentity() {}

    /** The identity of this log, created now if missing; if several nodes create one, the first wins. */
    public static String of(MongoDatabase database) {
        MongoCollection<Document> logs = database.getCollection(COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        for (int attempt = 1; ; attempt++) {
            Document known = logs.find(Filters.eq("_id", KEY)).first();
            if (known != null) {
                return known.getString(ID);
            }
            if (attempt > 3) {
                throw new IllegalStateException("The identity of the log could not be stored");
            }
            try {
                logs.insertOne(
                        new Document("_id", KEY).append(ID, UUID.randomUUID().toString()));
            } catch (MongoWriteException e) {
                // Another node was first; its identity counts.
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
            }
        }
    }
}
