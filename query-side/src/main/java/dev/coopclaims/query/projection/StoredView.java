package dev.coopclaims.query.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The collection of one view. Writes are acknowledged by the majority, and never put an older document over a newer. */
final class StoredView<V extends Record> implements ViewReader<V> {

    private static final int MAX_KEYS_PER_QUERY = 1_000;
    private static final int MAX_DOCUMENTS_PER_READ = 10_000;
    private static final int DUPLICATE_KEY = 11_000;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final View<V> view;
    private final ViewCodec<V> codec;
    private final MongoCollection<RawBsonDocument> collection;

    StoredView(MongoDatabase database, View<V> view) {
        this.view = view;
        this.codec = new ViewCodec<>(view.type());
        this.collection = database.getCollection(view.collection(), RawBsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public View<V> view() {
        return view;
    }

    @Override
    public Optional<ViewDocument<V>> find(String key) {
        return Optional.ofNullable(
                        collection.find(eq(ViewDocument.KEY, key)).limit(1).first())
                .map(codec::decode);
    }

    @Override
    public Map<String, ViewDocument<V>> findAll(Collection<String> keys) {
        if (keys.size() > MAX_KEYS_PER_QUERY) {
            throw new IllegalArgumentException("at most " + MAX_KEYS_PER_QUERY + " keys: " + keys.size());
        }
        return load(keys);
    }

    @Override
    public List<ViewDocument<V>> find(Bson filter, Bson sort, int limit) {
        if (limit < 1 || limit > MAX_DOCUMENTS_PER_READ) {
            throw new IllegalArgumentException("limit of 1 to " + MAX_DOCUMENTS_PER_READ + ": " + limit);
        }
        List<ViewDocument<V>> found = new ArrayList<>();
        for (RawBsonDocument stored :
                collection.find(filter).sort(sort).limit(limit).batchSize(limit)) {
            found.add(codec.decode(stored));
        }
        return found;
    }

    @Override
    public BsonDocument stored(ViewDocument<V> document) {
        return codec.encode(document);
    }

    /** The documents of the keys that exist, whatever their number. */
    Map<String, ViewDocument<V>> load(Collection<String> keys) {
        Map<String, ViewDocument<V>> found = HashMap.newHashMap(keys.size());
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += MAX_KEYS_PER_QUERY) {
            List<String> chunk = all.subList(from, Math.min(from + MAX_KEYS_PER_QUERY, all.size()));
            for (RawBsonDocument stored :
                    collection.find(in(ViewDocument.KEY, chunk)).batchSize(MAX_KEYS_PER_QUERY)) {
                ViewDocument<V> document = codec.decode(stored);
                found.put(document.key(), document);
            }
        }
        return found;
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
        if (content == null) {
            return new DeleteOneModel<>(older);
        }
        RawBsonDocument document = codec.encode(new ViewDocument<>(change.key(), change.position(), content));
        return change.isNew() ? new InsertOneModel<>(document) : new ReplaceOneModel<>(older, document, UPSERT);
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
    }

    // The guard of an upsert does not match a newer document, so the server tries to insert beside it and cannot.
    private static boolean isDuplicateKey(BulkWriteError error) {
        return error.getCode() == DUPLICATE_KEY;
    }

    /**
     * What a document is to be.
     *
     * @param content null when there is to be none
     * @param isNew whether there was none when the batch was folded
     */
    record Change<V extends Record>(
            String key, long position, @Nullable V content, boolean isNew) {}
}
