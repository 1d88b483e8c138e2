package dev.coopclaims.query.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The collection of one view. Writes are acknowledged by the majority, and never put an older document over a newer. What
 * is removed leaves its key and position behind for a day: a node that stood still between load and write would bring it
 * back otherwise.
 */
final class StoredView<V extends Record> implements ViewReader<V> {

    private static final int MAX_KEYS_PER_QUERY = 1_000;
    private static final int MAX_DOCUMENTS_PER_READ = 10_000;
    /** Far longer than any node stands still with a write of its own under way. */
    private static final Duration REMOVED_KEPT = Duration.ofDays(1);

    private static final Duration FORGETS_EVERY = Duration.ofHours(1);
    private static final Bson IS_THERE = exists(ViewDocument.REMOVED_AT, false);
    private static final BsonDocumentCodec DOCUMENTS = new BsonDocumentCodec();
    private static final int DUPLICATE_KEY = 11_000;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final View<V> view;
    private final ViewCodec<V> codec;
    private final MongoCollection<RawBsonDocument> collection;
    private final InstantSource wallClock;
    private final AtomicReference<Instant> forgotAt = new AtomicReference<>(Instant.EPOCH);

    StoredView(MongoDatabase database, View<V> view) {
        this(database, view, InstantSource.system());
    }

    /** @param wallClock for how long keys of what was removed are kept */
    StoredView(MongoDatabase database, View<V> view, InstantSource wallClock) {
        this(database, view, view.collection(), wallClock);
    }

    /** A collection in which the view is made anew beside the one that answers. */
    static <V extends Record> StoredView<V> beside(MongoDatabase database, View<V> view) {
        return new StoredView<>(database, view, view.collection() + "_beside", InstantSource.system());
    }

    private StoredView(MongoDatabase database, View<V> view, String collection, InstantSource wallClock) {
        this.view = view;
        this.wallClock = wallClock;
        this.codec = new ViewCodec<>(view.type());
        this.collection =
                database.getCollection(collection, RawBsonDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public View<V> view() {
        return view;
    }

    @Override
    public Optional<ViewDocument<V>> find(String key) {
        return Optional.ofNullable(collection
                        .find(and(eq(ViewDocument.KEY, key), IS_THERE))
                        .limit(1)
                        .first())
                .map(codec::decode);
    }

    @Override
    public Map<String, ViewDocument<V>> findAll(Collection<String> keys) {
        if (keys.size() > MAX_KEYS_PER_QUERY) {
            throw new IllegalArgumentException("at most " + MAX_KEYS_PER_QUERY + " keys: " + keys.size());
        }
        Map<String, ViewDocument<V>> found = HashMap.newHashMap(keys.size());
        for (RawBsonDocument stored : stored(List.copyOf(keys))) {
            if (!isRemoved(stored)) {
                ViewDocument<V> document = codec.decode(stored);
                found.put(document.key(), document);
            }
        }
        return found;
    }

    @Override
    public List<ViewDocument<V>> find(Bson filter, Bson sort, int limit) {
        if (limit < 1 || limit > MAX_DOCUMENTS_PER_READ) {
            throw new IllegalArgumentException("limit of 1 to " + MAX_DOCUMENTS_PER_READ + ": " + limit);
        }
        List<ViewDocument<V>> found = new ArrayList<>();
        for (RawBsonDocument stored :
                collection.find(and(filter, IS_THERE)).sort(sort).limit(limit).batchSize(limit)) {
            found.add(codec.decode(stored));
        }
        return found;
    }

    @Override
    public BsonDocument stored(ViewDocument<V> document) {
        return codec.encode(document);
    }

    /** What is known of the keys, whatever their number; of which there never was anything are missing. */
    Map<String, Kept<V>> load(Collection<String> keys) {
        Map<String, Kept<V>> found = HashMap.newHashMap(keys.size());
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += MAX_KEYS_PER_QUERY) {
            List<String> chunk = all.subList(from, Math.min(from + MAX_KEYS_PER_QUERY, all.size()));
            for (RawBsonDocument stored : stored(chunk)) {
                found.put(
                        stored.getString(ViewDocument.KEY).getValue(),
                        new Kept<>(
                                stored.getInt64(ViewDocument.POSITION).getValue(),
                                isRemoved(stored) ? null : codec.decode(stored).content()));
            }
        }
        return found;
    }

    private FindIterable<RawBsonDocument> stored(List<String> keys) {
        return collection.find(in(ViewDocument.KEY, keys)).batchSize(MAX_KEYS_PER_QUERY);
    }

    private static boolean isRemoved(RawBsonDocument stored) {
        return stored.containsKey(ViewDocument.REMOVED_AT);
    }

    /**
     * Writes what a batch changed in one go.
     *
     * @param changes at least one
     * @return whether all is as wanted; false when somebody else wrote one of the documents meanwhile, so that the batch
     *     must be folded again upon what stands there now
     */
    boolean write(List<Change<V>> changes) {
        List<WriteModel<RawBsonDocument>> models =
                changes.stream().map(this::model).toList();
        try {
            collection.bulkWrite(models, UNORDERED);
            if (changes.stream().anyMatch(change -> change.content() == null)) {
                forgetRemoved();
            }
            return true;
        } catch (MongoBulkWriteException failure) {
            if (failure.getWriteConcernError() == null
                    && failure.getWriteErrors().stream().allMatch(StoredView::isDuplicateKey)) {
                return false;
            }
            throw failure;
        }
    }

    // An insert costs the server a fraction of an upsert; the guard of both is that a key exists once.
    private WriteModel<RawBsonDocument> model(Change<V> change) {
        Bson older = and(eq(ViewDocument.KEY, change.key()), lt(ViewDocument.POSITION, change.position()));
        V content = change.content();
        RawBsonDocument document = content == null
                ? removed(change)
                : codec.encode(new ViewDocument<>(change.key(), change.position(), content));
        return change.isNew() ? new InsertOneModel<>(document) : new ReplaceOneModel<>(older, document, UPSERT);
    }

    private RawBsonDocument removed(Change<V> change) {
        return new RawBsonDocument(
                new BsonDocument(ViewDocument.KEY, new BsonString(change.key()))
                        .append(ViewDocument.POSITION, new BsonInt64(change.position()))
                        .append(
                                ViewDocument.REMOVED_AT,
                                new BsonDateTime(wallClock.instant().toEpochMilli())),
                DOCUMENTS);
    }

    /** Looks now and then for keys that were removed long enough ago. */
    private void forgetRemoved() {
        Instant now = wallClock.instant();
        Instant last = forgotAt.get();
        if (now.isBefore(last.plus(FORGETS_EVERY)) || !forgotAt.compareAndSet(last, now)) {
            return;
        }
        collection.deleteMany(lt(ViewDocument.REMOVED_AT, Date.from(now.minus(REMOVED_KEPT))));
    }

    /**
     * Becomes what the view is that was made beside this one: document by document, so that whoever reads meanwhile finds
     * each of them. Nobody may be writing either.
     */
    void become(StoredView<V> made) {
        List<WriteModel<RawBsonDocument>> batch = new ArrayList<>();
        for (RawBsonDocument document : made.collection.find().batchSize(MAX_KEYS_PER_QUERY)) {
            Bson same = eq(ViewDocument.KEY, document.get(ViewDocument.KEY));
            batch.add(new ReplaceOneModel<>(same, document, UPSERT));
            if (batch.size() == MAX_KEYS_PER_QUERY) {
                collection.bulkWrite(batch, UNORDERED);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            collection.bulkWrite(batch, UNORDERED);
        }
        Set<String> known = keys(made);
        List<String> strays =
                keys(this).stream().filter(key -> !known.contains(key)).toList();
        for (int from = 0; from < strays.size(); from += MAX_KEYS_PER_QUERY) {
            List<String> chunk = strays.subList(from, Math.min(from + MAX_KEYS_PER_QUERY, strays.size()));
            collection.deleteMany(in(ViewDocument.KEY, chunk));
        }
    }

    private static Set<String> keys(StoredView<?> view) {
        Set<String> keys = new HashSet<>();
        for (RawBsonDocument document :
                view.collection.find().projection(include(ViewDocument.KEY)).batchSize(MAX_KEYS_PER_QUERY)) {
            keys.add(document.getString(ViewDocument.KEY).getValue());
        }
        return keys;
    }

    void drop() {
        collection.drop();
    }

    /** Removes every document and makes sure of the indexes. */
    void clear() {
        collection.drop();
        createIndexes();
    }

    void createIndexes() {
        for (Bson index : view.indexes()) {
            collection.createIndex(index);
        }
        collection.createIndex(Indexes.ascending(ViewDocument.REMOVED_AT), new IndexOptions().sparse(true));
    }

    // The guard of an upsert does not match a newer document, so the server tries to insert beside it and cannot.
    private static boolean isDuplicateKey(BulkWriteError error) {
        return error.getCode() == DUPLICATE_KEY;
    }

    /**
     * What is known of a key.
     *
     * @param content null when the document was removed
     */
    record Kept<V extends Record>(long position, @Nullable V content) {}

    /**
     * What a document is to be.
     *
     * @param content null when there is to be none; its key is kept for a while
     * @param isNew whether nothing was known of the key when the batch was folded
     */
    record Change<V extends Record>(
            String key, long position, @Nullable V content, boolean isNew) {}
}
