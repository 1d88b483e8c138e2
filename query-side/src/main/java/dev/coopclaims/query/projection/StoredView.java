package dev.coopclaims.query.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static java.util.Objects.requireNonNull;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoQueryException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import dev.coopclaims.query.projection.codec.ViewCodecs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
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

    /** Far longer than any node stands still in the middle of a write. */
    private static final Duration REMOVED_KEPT = Duration.ofDays(1);

    private static final Duration FORGETS_EVERY = Duration.ofHours(1);
    private static final Bson IS_THERE = exists(ViewDocument.REMOVED_AT, false);
    private static final BsonDocumentCodec DOCUMENTS = new BsonDocumentCodec();
    private static final int DUPLICATE_KEY = 11_000;
    /** The server's word for an index that it does not have, too. */
    private static final int BAD_VALUE = 2;

    /** So many replacements cost what a command costs besides its documents, measured on the claims' list. */
    static final int WORTH_A_COMMAND = 25;

    private static final long MAX_FIRST_REVISION = 1L << 48;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final View<V> view;
    private final ViewCodec<V> codec;
    private final MongoCollection<RawBsonDocument> collection;
    /** For answers: every read has a time limit, also on the server if it supports one. */
    private final MongoCollection<RawBsonDocument> reads;

    /** What {@link CachedReader} keeps of this collection. */
    private final DocumentCache<V> cache = new DocumentCache<>();

    private final InstantSource wallClock;
    private final AtomicReference<Instant> forgotAt = new AtomicReference<>(Instant.EPOCH);
    private volatile boolean indexed;

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
        this.reads = this.collection.withTimeout(readLimitMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public View<V> view() {
        return view;
    }

    @Override
    public Optional<ViewDocument<V>> find(String key) {
        return first(ofKey(key));
    }

    @Override
    public Optional<ViewDocument<V>> find(String key, Bson within) {
        return first(ofKey(key)
                .append(
                        "$and",
                        new BsonArray(List.of(within.toBsonDocument(BsonDocument.class, ViewCodecs.REGISTRY)))));
    }

    private Optional<ViewDocument<V>> first(Bson wanted) {
        return Optional.ofNullable(reads.find(wanted).limit(1).first())
                .map(OverfullDocument::refuse)
                .map(codec::decode);
    }

    // Flat, because the embedded server finds the key of its index only among the top-level fields.
    private static BsonDocument ofKey(String key) {
        return new BsonDocument(ViewDocument.KEY, new BsonString(key))
                .append(ViewDocument.REMOVED_AT, new BsonDocument("$exists", BsonBoolean.FALSE));
    }

    @Override
    public Map<String, ViewDocument<V>> findAll(Collection<String> keys) {
        if (keys.size() > MAX_KEYS_PER_QUERY) {
            throw new IllegalArgumentException("at most " + MAX_KEYS_PER_QUERY + " keys, not " + keys.size());
        }
        Map<String, ViewDocument<V>> found = HashMap.newHashMap(keys.size());
        if (keys.isEmpty()) {
            return found;
        }
        for (RawBsonDocument stored : stored(reads, List.copyOf(keys))) {
            if (!isRemoved(stored) && !OverfullDocument.is(stored)) {
                ViewDocument<V> document = codec.decode(stored);
                found.put(document.key(), document);
            }
        }
        return found;
    }

    @Override
    public List<ViewDocument<V>> find(Bson filter, Bson sort, int limit, @Nullable Bson index) {
        List<ViewDocument<V>> found = new ArrayList<>();
        byIndex(index, hint -> {
            found.clear();
            for (RawBsonDocument stored :
                    limited(and(filter, IS_THERE), limit).sort(sort).hint(hint)) {
                found.add(codec.decode(stored));
            }
        });
        return found;
    }

    @Override
    public List<String> texts(Bson filter, String field, int limit, @Nullable Bson index) {
        Bson alone = field.equals(ViewDocument.KEY) ? include(field) : fields(include(field), excludeId());
        List<String> texts = new ArrayList<>();
        byIndex(index, hint -> {
            texts.clear();
            for (RawBsonDocument stored :
                    limited(filter, limit).projection(alone).hint(hint)) {
                texts.add(textAt(stored, field));
            }
        });
        return texts;
    }

    private static String textAt(BsonDocument stored, String path) {
        BsonDocument within = stored;
        String rest = path;
        for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
            within = within.getDocument(rest.substring(0, dot));
            rest = rest.substring(dot + 1);
        }
        return within.getString(rest).getValue();
    }

    private FindIterable<RawBsonDocument> limited(Bson filter, int limit) {
        if (limit < 1 || limit > MAX_DOCUMENTS_PER_READ) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_DOCUMENTS_PER_READ + ", not " + limit);
        }
        return reads.find(filter).limit(limit).batchSize(limit);
    }

    /** While a view is emptied for its rebuild, its indexes are missing for a moment. */
    private static void byIndex(@Nullable Bson index, Consumer<@Nullable Bson> read) {
        try {
            read.accept(index);
        } catch (MongoQueryException refused) {
            if (index == null || refused.getErrorCode() != BAD_VALUE) {
                throw refused;
            }
            read.accept(null);
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
                isRemoved(stored) || frozen ? null : codec.decode(stored).content(),
                frozen,
                stored.getByteBuffer().remaining());
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
     */
    Optional<Map<String, Kept<V>>> write(List<Change<V>> changes) {
        List<WriteModel<RawBsonDocument>> models = new ArrayList<>(changes.size());
        Map<String, Kept<V>> after = HashMap.newHashMap(changes.size());
        boolean apart = worthACommand(changes);
        for (Change<V> change : changes) {
            models.add(apart && change.isWithoutEffect() ? moved(change, after) : model(change, after));
        }
        try {
            BulkWriteResult result = collection.bulkWrite(models, UNORDERED);
            if (changes.stream().anyMatch(change -> change.content() == null)) {
                forgetRemoved();
            }
            int written = result.getInsertedCount()
                    + result.getMatchedCount()
                    + result.getUpserts().size();
            return written == changes.size() ? Optional.of(after) : Optional.empty();
        } catch (MongoBulkWriteException failure) {
            if (failure.getWriteConcernError() == null
                    && failure.getWriteErrors().stream().allMatch(StoredView::isDuplicateKey)) {
                return Optional.empty();
            }
            throw failure;
        } finally {
            cache.forget(changes.stream().map(Change::key).toList());
        }
    }

    /**
     * Replaces exactly the document on which the events were folded, by its position and revision; a new one is guarded by
     * the uniqueness of the key. Nothing else makes sure that no event is left out: whoever wrote in between, and for
     * whatever reason, has changed the revision.
     */
    private WriteModel<RawBsonDocument> model(Change<V> change, Map<String, Kept<V>> after) {
        Kept<V> before = change.before();
        V content = change.content();
        long revision = before == null || before.revision() == null ? firstRevision() : before.revision() + 1;
        RawBsonDocument document = content == null
                ? removed(change, revision)
                : codec.encode(new ViewDocument<>(change.key(), change.position(), content), revision);
        int bytes = document.getByteBuffer().remaining();
        boolean overfull = bytes > OverfullDocument.MAX_BYTES;
        after.put(
                change.key(),
                new Kept<>(change.position(), revision, overfull ? null : content, overfull, overfull ? 0 : bytes));
        if (overfull) {
            BsonDocument on = before == null ? null : exactly(change.key(), before);
            return OverfullDocument.mark(view, change.key(), change.position(), revision, on);
        }
        return before == null
                ? new InsertOneModel<>(document)
                : new ReplaceOneModel<>(exactly(change.key(), before), document);
    }

    /** The driver sends replacements and updates in commands of their own: a few updates are not worth a second one. */
    private static <V extends Record> boolean worthACommand(List<Change<V>> changes) {
        long withoutEffect = changes.stream().filter(Change::isWithoutEffect).count();
        return withoutEffect >= WORTH_A_COMMAND
                || withoutEffect
                        == changes.stream()
                                .filter(change -> change.before() != null)
                                .count();
    }

    /**
     * Writes position and revision alone, so that the server computes no index keys and writes no content. The write is not left
     * out: it finds out, as any other, whether somebody else wrote the document meanwhile, and whoever repeats the events skips
     * them.
     */
    private WriteModel<RawBsonDocument> moved(Change<V> change, Map<String, Kept<V>> after) {
        Kept<V> before = requireNonNull(change.before());
        long revision = requireNonNull(before.revision()) + 1;
        after.put(change.key(), new Kept<>(change.position(), revision, before.content(), false, before.bytes()));
        return new UpdateOneModel<>(
                exactly(change.key(), before),
                combine(set(ViewDocument.POSITION, change.position()), set(ViewDocument.REVISION, revision)));
    }

    private static BsonDocument exactly(String key, Kept<?> before) {
        return new BsonDocument(ViewDocument.KEY, new BsonString(key))
                .append(ViewDocument.POSITION, new BsonInt64(before.position()))
                .append(
                        ViewDocument.REVISION,
                        before.revision() == null ? BsonNull.VALUE : new BsonInt64(before.revision()));
    }

    /** At random, so that a document that is made again after its view was emptied has revisions of its own. */
    private static long firstRevision() {
        return ThreadLocalRandom.current().nextLong(MAX_FIRST_REVISION);
    }

    private RawBsonDocument removed(Change<V> change, long revision) {
        return new RawBsonDocument(
                new BsonDocument(ViewDocument.KEY, new BsonString(change.key()))
                        .append(ViewDocument.POSITION, new BsonInt64(change.position()))
                        .append(ViewDocument.REVISION, new BsonInt64(revision))
                        .append(
                                ViewDocument.REMOVED_AT,
                                new BsonDateTime(wallClock.instant().toEpochMilli())),
                DOCUMENTS);
    }

    /** From time to time deletes keys that were removed long enough ago. */
    private void forgetRemoved() {
        Instant now = wallClock.instant();
        Instant last = forgotAt.get();
        if (now.isBefore(last.plus(FORGETS_EVERY)) || !forgotAt.compareAndSet(last, now)) {
            return;
        }
        collection.deleteMany(lt(ViewDocument.REMOVED_AT, Date.from(now.minus(REMOVED_KEPT))));
    }

    /** The documents as they are stored, for a rebuild. */
    MongoCollection<RawBsonDocument> collection() {
        return collection;
    }

    void drop() {
        collection.drop();
    }

    /**
     * Removes every document and creates missing indexes.
     *
     * @param requireHeld throws when another process may have the view; asked at the last moment, and the database has less
     *     time than a claim lasts
     */
    void clear(Runnable requireHeld) {
        createIndexes(); // the embedded server logs an error when it drops a missing collection
        lookForIndexes();
        requireHeld.run();
        try {
            collection.withTimeout(DROP_LIMIT_MILLIS, TimeUnit.MILLISECONDS).drop();
        } finally {
            cache.clear();
        }
        createIndexes();
    }

    DocumentCache<V> cache() {
        return cache;
    }

    /** Indexes may be missing: somebody may have ended between emptying the view and creating them. */
    void lookForIndexes() {
        indexed = false;
    }

    /** Creates missing indexes, unless nothing has happened since they were all there. */
    void requireIndexes() {
        if (!indexed) {
            createIndexes();
        }
    }

    void createIndexes() {
        List<IndexModel> all =
                new ArrayList<>(view.indexes().stream().map(IndexModel::new).toList());
        for (String mark : List.of(ViewDocument.REMOVED_AT, OverfullDocument.MARK)) {
            all.add(new IndexModel(Indexes.ascending(mark), new IndexOptions().sparse(true)));
        }
        collection.createIndexes(all);
        indexed = true;
    }

    // Somebody else has made a document of this key meanwhile.
    private static boolean isDuplicateKey(BulkWriteError error) {
        return error.getCode() == DUPLICATE_KEY;
    }

    /**
     * What is known of a key.
     *
     * @param revision null when whoever wrote the document did not set one
     * @param content null when the document was removed or is frozen
     * @param overfull whether it is frozen, see {@link OverfullDocument}
     * @param bytes its size as it is stored
     */
    record Kept<V extends Record>(
            long position,
            @Nullable Long revision,
            @Nullable V content,
            boolean overfull,
            int bytes) {}

    /**
     * The new state of a document.
     *
     * @param content null to remove it; its key is kept for a while
     * @param before what the events were folded on; null when nothing was known of the key
     */
    record Change<V extends Record>(
            String key,
            long position,
            @Nullable V content,
            @Nullable Kept<V> before) {

        /**
         * Whether the document stays as it is but for its position. Never of a removed one: the write renews the time for which its
         * key is kept.
         */
        boolean isWithoutEffect() {
            return content != null && before != null && before.revision() != null && content.equals(before.content());
        }
    }
}
