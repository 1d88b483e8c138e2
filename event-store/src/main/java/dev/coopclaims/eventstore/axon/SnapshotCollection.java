package dev.coopclaims.eventstore.axon;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.coopclaims.eventstore.driver.OperationTimeout;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.StoredEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The newest snapshot of each aggregate, one document each in the collection {@code snapshots}. Snapshots only save
 * time: the collection may be dropped. While it is empty, a node does not query it but checks again after some seconds;
 * a snapshot missed meanwhile only costs time.
 */
public final class SnapshotCollection {

    /** The name of the collection. */
    public static final String COLLECTION = "snapshots";

    private static final int ATTEMPTS = 2;
    private static final long BELIEVED_EMPTY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final MongoCollection<BsonDocument> snapshots;
    private volatile boolean used;
    private volatile long foundEmptyAtNanos = System.nanoTime() - BELIEVED_EMPTY_NANOS;

    public SnapshotCollection(MongoDatabase database) {
        this.snapshots = OperationTimeout.bounded(database).getCollection(COLLECTION, BsonDocument.class);
    }

    /** Stores a snapshot unless a newer one of its aggregate exists. */
    void store(StoredEvent snapshot, String stream, String type) {
        BsonDocument document = new BsonDocument(CommitLayout.ID, new BsonString(stream))
                .append(CommitLayout.STREAM_TYPE, new BsonString(type))
                .append(CommitLayout.EVENT_SEQUENCE, new BsonInt64(snapshot.sequence()))
                .append("eventId", new BsonString(snapshot.id()))
                .append(CommitLayout.EVENT_NAME, new BsonString(snapshot.name()))
                .append(
                        CommitLayout.EVENT_OCCURRED_AT,
                        new BsonDateTime(snapshot.occurredAt().toEpochMilli()))
                .append(CommitLayout.EVENT_PAYLOAD, snapshot.payload())
                .append(CommitLayout.EVENT_META, snapshot.meta());
        String revision = snapshot.revision();
        if (revision != null) {
            document.append(CommitLayout.EVENT_REVISION, new BsonString(revision));
        }
        used = true;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                snapshots.replaceOne(
                        Filters.and(
                                Filters.eq(CommitLayout.ID, stream),
                                Filters.lte(CommitLayout.EVENT_SEQUENCE, snapshot.sequence())),
                        document,
                        new ReplaceOptions().upsert(true));
                return;
            } catch (MongoWriteException e) {
                // A duplicate key: a newer one exists (then nothing is to be done), or two were inserted at the same
                // time.
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
            }
        }
    }

    Optional<StoredEvent> find(String stream) {
        if (!used && System.nanoTime() - foundEmptyAtNanos < BELIEVED_EMPTY_NANOS) {
            return Optional.empty();
        }
        Optional<StoredEvent> found = read(stream);
        if (!used) {
            used = found.isPresent() || snapshots.find().limit(1).first() != null;
            foundEmptyAtNanos = System.nanoTime();
        }
        return found;
    }

    private Optional<StoredEvent> read(String stream) {
        return Optional.ofNullable(
                        snapshots.find(Filters.eq(CommitLayout.ID, stream)).first())
                .map(document -> read(document, stream));
    }

    private static StoredEvent read(BsonDocument document, String stream) {
        BsonString revision = document.getString(CommitLayout.EVENT_REVISION, new BsonString(""));
        Instant time = Instant.ofEpochMilli(
                document.getDateTime(CommitLayout.EVENT_OCCURRED_AT).getValue());
        RawBsonDocument payload = raw(document.getDocument(CommitLayout.EVENT_PAYLOAD));
        return new StoredEvent(
                -1,
                time,
                document.getString("eventId").getValue(),
                stream,
                document.getString(CommitLayout.STREAM_TYPE).getValue(),
                document.getInt64(CommitLayout.EVENT_SEQUENCE).getValue(),
                document.getString(CommitLayout.EVENT_NAME).getValue(),
                nullIfEmpty(revision.getValue()),
                time,
                payload,
                raw(document.getDocument(CommitLayout.EVENT_META)),
                payload);
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static RawBsonDocument raw(BsonDocument document) {
        return new RawBsonDocument(document, new org.bson.codecs.BsonDocumentCodec());
    }
}
