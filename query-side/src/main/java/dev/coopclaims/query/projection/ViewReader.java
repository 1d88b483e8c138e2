package dev.coopclaims.query.projection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** Reads the documents of one view. Given out by {@link Views}; checks nobody: the query does. Thread-safe. */
public interface ViewReader<V extends Record> {

    /** The view that is read. */
    View<V> view();

    Optional<ViewDocument<V>> find(String key);

    /**
     * The document of a key, if it lies within what the reader sees: the database is asked once for both, so that what is
     * foreign is as quickly not found as what does not exist.
     *
     * @param within on the stored fields
     */
    Optional<ViewDocument<V>> find(String key, Bson within);

    /** The documents of these keys that exist, by key; at most 1,000 keys. */
    Map<String, ViewDocument<V>> findAll(Collection<String> keys);

    /**
     * Documents that match, in order.
     *
     * @param filter on the stored fields: {@code _id}, {@code position} and the components of V
     * @param sort likewise
     * @param limit at most so many, 1 to 10,000
     */
    List<ViewDocument<V>> find(Bson filter, Bson sort, int limit);

    /** A document as it stands in the database. */
    BsonDocument stored(ViewDocument<V> document);
}
