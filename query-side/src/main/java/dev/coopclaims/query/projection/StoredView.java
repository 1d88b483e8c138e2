package dev.coopclaims.query.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.projection.codec.ViewCodecs;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The collection of one view. Writes are acknowledged by the majority and change only the document that they were folded
 * on. A removed document leaves its key, position and revision behind for a day; otherwise a node that stood still between
 * load and write would bring it back.
 */
final class StoredView<V extends Record> implements ViewReader<V> {

    private static final int MAX_KEYS_PER_QUERY = 1_000;
    private static final int MAX_DOCUMENTS_PER_READ = 10_000;
    /** The longest time of one read for an answer. */
    private static final long READ_LIMIT_MILLIS = 5_000;
    /** The longest time in which a view is emptied, so that no election draws it out until another process has the view. */
    private static final long DROP_LIMIT_MILLIS = 5_000;

    private static final Bson IS_THERE = exists(ViewDocument.REMOVED_AT, false);
    /** Somebody else has made a document of a key meanwhile. */
    private static final int DUPLICATE_KEY = 11_000;

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final View<V> view;
    private final ViewCodec<V> codec;
    private final MongoCollection<RawBsonDocument> collection;
    /** For answers, with a time limit. */
    private final MongoCollection<RawBsonDocument> reads;

    /** What {@link CachedReader} keeps of this collection. */
    private final DocumentCache<V> cache = new DocumentCache<>();

    private final InstantSource wallClock;
    private final StoredTexts texts;
    private final RemovedKeys removed;
    private final ViewIndexes indexes;
    private volatile ParkingNote parking = ParkingNote.UNKNOWN;

    StoredView(MongoDatabase database, View<V> view) {
        this(database, view, InstantSource.system());
    }

    /** @param wallClock decides how long keys of removed documents are kept */
    StoredView(MongoDatabase database, View<V> view, InstantSource wallClock) {
        this(database, view, view.collection(), wallClock, READ_LIMIT_MILLIS);
    }

    /**
     * A second collection, of this name, in which the view is rebuilt while the first one answers.
     *
     * @param collection see {@link RebuildBeside}
     */
    static <V extends Record> StoredView<V> beside(MongoDatabase database, View<V> view, String collection) {
        return new StoredView<>(database, view, collection, InstantSource.system(), READ_LIMIT_MILLIS);
    }

    /** @param readLimitMillis the longest time of one read for an answer */
    StoredView(MongoDatabase database, View<V> view, String collection, InstantSource wallClock, long readLimitMillis) {
        this.view = view;
        this.wallClock = wallClock;
        this.codec = new ViewCodec<>(view.type());
        this.collection =
                database.getCollection(collection, RawBsonDocument.class).withWriteConcern(WriteConcern.MAJORITY);
        this.removed = new RemovedKeys(this.collection, wallClock);
        this.indexes = new ViewIndexes(view, this.collection);
        this.reads = this.collection.withTimeout(readLimitMillis, TimeUnit.MILLISECONDS);
        this.texts = new StoredTexts(reads);
    }

    @Override
    public View<V> view() {
        return view;
    }

    @Override
    public Optional<ViewDocument<V>> find(String key) {
        return first(ViewDocument.ofKey(key));
    }

    @Override
    public Optional<ViewDocument<V>> find(String key, Bson within) {
        return first(ViewDocument.ofKey(key)
                .append(
                        "$and",
                        new BsonArray(List.of(within.toBsonDocument(BsonDocument.class, ViewCodecs.REGISTRY)))));
    }

    private Optional<ViewDocument<V>> first(Bson wanted) {
        return Optional.ofNullable(reads.find(wanted).limit(1).first())
                .map(OverfullDocument::refuse)
                .map(StandingStill::refuse)
                .map(codec::decode);
    }

    @Override
    public Found<V> lookUp(Collection<String> keys) {
        if (keys.size() > MAX_KEYS_PER_QUERY) {
            throw new IllegalArgumentException("at most " + MAX_KEYS_PER_QUERY + " keys, not " + keys.size());
        }
        Map<String, ViewDocument<V>> found = HashMap.newHashMap(keys.size());
        Map<String, Refusal> withheld = new HashMap<>();
        for (RawBsonDocument stored : keys.isEmpty() ? List.<RawBsonDocument>of() : stored(reads, List.copyOf(keys))) {
            String key = stored.getString(ViewDocument.KEY).getValue();
            if (!isRemoved(stored)) {
                try {
                    found.put(key, codec.decode(StandingStill.refuse(OverfullDocument.refuse(stored))));
                } catch (Refusal refused) {
                    withheld.put(key, refused);
                }
            }
        }
        return new Found<>(found, withheld);
    }

    @Override
    public List<ViewDocument<V>> find(Bson filter, Bson sort, int limit, @Nullable Bson index) {
        requireLimit(limit);
        List<ViewDocument<V>> found = new ArrayList<>();
        FindIterable<RawBsonDocument> wanted =
                reads.find(and(filter, IS_THERE)).sort(sort).limit(limit).batchSize(limit);
        StoredTexts.byIndex(index, hint -> {
            found.clear();
            for (RawBsonDocument stored : wanted.hint(hint)) {
                if (!Parked.isBare(stored)) {
                    ViewDocument<V> document = codec.decode(stored);
                    found.add(Parked.is(stored) ? document.standingStill() : document);
                }
            }
        });
        return found;
    }

    @Override
    public boolean lacksUnknown(Bson keys) {
        return parking.isTaken() && Parked.isAnyBare(reads, keys);
    }

    @Override
    public List<String> texts(Bson filter, String field, int limit, @Nullable Bson index) {
        requireLimit(limit);
        return texts.of(filter, field, limit, index);
    }

    @Override
    public Optional<String> textAt(Bson filter, Bson sort, String field, int before, @Nullable Bson index) {
        return texts.at(filter, sort, field, before, index);
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > MAX_DOCUMENTS_PER_READ) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_DOCUMENTS_PER_READ + ", not " + limit);
        }
    }

    @Override
    public BsonDocument stored(ViewDocument<V> document) {
        return codec.encode(document);
    }

    /** What is known of the keys, however many; keys that never existed are missing. */
    Map<String, Kept<V>> load(Collection<String> keys) {
        Map<String, Kept<V>> found = HashMap.newHashMap(keys.size());
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += MAX_KEYS_PER_QUERY) {
            List<String> chunk = all.subList(from, Math.min(from + MAX_KEYS_PER_QUERY, all.size()));
            for (RawBsonDocument stored : stored(collection, chunk)) {
                found.put(stored.getString(ViewDocument.KEY).getValue(), kept(stored));
            }
        }
        return found;
    }

    private Kept<V> kept(RawBsonDocument stored) {
        boolean frozen = OverfullDocument.is(stored);
        return new Kept<>(
                stored.getInt64(ViewDocument.POSITION).getValue(),
                stored.get(ViewDocument.REVISION) instanceof BsonInt64 revision ? revision.getValue() : null,
                isRemoved(stored) || frozen || Parked.isBare(stored)
                        ? null
                        : codec.decode(stored).content(),
                frozen,
                stored.getByteBuffer().remaining(),
                Parked.of(stored));
    }

    private static FindIterable<RawBsonDocument> stored(MongoCollection<RawBsonDocument> from, List<String> keys) {
        return from.find(in(ViewDocument.KEY, keys)).batchSize(MAX_KEYS_PER_QUERY);
    }

    private static boolean isRemoved(RawBsonDocument stored) {
        return stored.containsKey(ViewDocument.REMOVED_AT);
    }

    /**
     * Writes all changes of a batch at once.
     *
     * @param changes at least one
     * @return what is kept of each key now; empty when somebody else wrote one of the documents meanwhile, so that the
     *     batch must be folded again on the current state
     * @throws UnstorableException when one of the documents cannot be stored; others may be
     */
    Optional<Map<String, Kept<V>>> write(List<Change<V>> changes) {
        BatchWrites<V> writes = new BatchWrites<>(view, codec, wallClock, changes);
        try {
            BulkWriteResult result = collection.bulkWrite(writes.models(), UNORDERED);
            if (changes.stream().anyMatch(change -> change.content() == null)) {
                removed.forget();
            }
            int written = result.getInsertedCount()
                    + result.getMatchedCount()
                    + result.getUpserts().size();
            return written == changes.size() ? Optional.of(writes.after()) : Optional.empty();
        } catch (MongoBulkWriteException failure) {
            if (failure.getWriteConcernError() == null
                    && failure.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                return Optional.empty();
            }
            throw UnstorableException.orOther(failure, changes);
        } finally {
            cache.forget(changes.stream().map(Change::key).toList());
        }
    }

    InstantSource wallClock() {
        return wallClock;
    }

    void noteParking(ParkingNote note) {
        parking = note;
    }

    ParkingNote parking() {
        return parking;
    }

    /** The documents as they are stored, for a rebuild. */
    MongoCollection<RawBsonDocument> collection() {
        return collection;
    }

    void drop() {
        collection.drop();
    }

    /**
     * Removes every document and every index. Whoever has filled the view creates the indexes: at once this takes the
     * database a fraction of what keeping them up to date with every document would.
     *
     * @param requireHeld throws when another process may have the view; asked at the last moment, and the database has less
     *     time than a claim lasts
     */
    void clear(Runnable requireHeld) {
        indexes.create(); // the embedded server logs an error when it drops a missing collection
        indexes.look();
        requireHeld.run();
        try {
            collection.withTimeout(DROP_LIMIT_MILLIS, TimeUnit.MILLISECONDS).drop();
        } finally {
            cache.clear();
        }
    }

    DocumentCache<V> cache() {
        return cache;
    }

    /** Its indexes, which may be missing. */
    ViewIndexes indexes() {
        return indexes;
    }
}
