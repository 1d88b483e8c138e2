package dev.coopclaims.query.projection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents of one view. Obtained from {@link Views}; queries must check what the reader may see.
 * Thread-safe.
 */
public interface ViewReader<V extends Record> {

    /** The view that is read. */
    View<V> view();

    Optional<ViewDocument<V>> find(String key);

    /**
     * The document with a key, if it is within what the reader may see. Both are checked in one query, so that foreign
     * documents are not found as quickly as missing ones.
     *
     * @param within a condition on the stored fields
     */
    Optional<ViewDocument<V>> find(String key, Bson within);

    /** What is known of these keys; at most 1,000. */
    Found<V> lookUp(Collection<String> keys);

    /**
     * The documents of these keys that can be shown, by key; at most 1,000 keys. Who concludes something from a key that is
     * missing asks for {@link Found#whole}.
     */
    default Map<String, ViewDocument<V>> findAll(Collection<String> keys) {
        return lookUp(keys).documents();
    }

    /**
     * Documents that match, in order. One that stands still is among them and says so, one of which nothing but the key is known
     * is not; who sums up or concludes something asks {@link #findWhole}.
     *
     * @param filter a condition on the stored fields: {@code _id}, {@code position} and the components of V
     * @param sort likewise
     * @param limit the most documents to return, 1 to 10,000
     */
    default List<ViewDocument<V>> find(Bson filter, Bson sort, int limit) {
        return find(filter, sort, limit, null);
    }

    /**
     * Likewise, by an index of the view, so that the database does not try several.
     *
     * @param index the index as the view declares it; null: the database chooses
     */
    List<ViewDocument<V>> find(Bson filter, Bson sort, int limit, @Nullable Bson index);

    /**
     * Documents that match, for who sums them up or concludes something from them (record 56).
     *
     * @param keys a condition on {@code _id} that the documents which can match fulfil; an empty one: any key
     * @throws dev.coopclaims.kernel.refusal.Refusal UNAVAILABLE when one of them stands still, or may be missing because its first
     *     event could not be applied
     */
    default List<ViewDocument<V>> findWhole(Bson filter, Bson sort, int limit, Bson keys) {
        List<ViewDocument<V>> found = StandingStill.refused(find(filter, sort, limit));
        // Asked last: what began to stand still meanwhile is noticed.
        StandingStill.refuse(lacksUnknown(keys));
        return found;
    }

    /**
     * Whether there is a document of which nothing is known but its key, since its first event could not be applied. No other
     * condition finds it.
     *
     * @param keys as for {@link #findWhole}
     */
    boolean lacksUnknown(Bson keys);

    /**
     * One stored text of each document that matches, in no order. Where an index holds all that is asked, no document is
     * read; keys of removed documents may then be among the texts.
     *
     * @param field the path of the text, which every document has; may be {@code _id}
     * @param limit the most texts to return, 1 to 10,000
     * @param index the index as the view declares it; null: the database chooses
     */
    List<String> texts(Bson filter, String field, int limit, @Nullable Bson index);

    /**
     * The stored text of the document at a place in an order; where an index holds all that is asked, no document is read.
     *
     * @param field as in {@link #texts}
     * @param before how many matching documents come before it, at least 0
     * @return empty when the list ends before
     */
    Optional<String> textAt(Bson filter, Bson sort, String field, int before, @Nullable Bson index);

    /** A document as it is stored. */
    BsonDocument stored(ViewDocument<V> document);
}
