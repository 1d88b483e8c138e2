package dev.coopclaims.query.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Reads a small view that nearly every answer needs: documents by their key come from memory while this process alone
 * writes the view, and from the database otherwise. A condition is always checked by the database.
 */
final class CachedReader<V extends Record> implements ViewReader<V> {
    private final ViewReader<V> stored;
    private final DocumentCache<V> cache;
    private final BooleanSupplier ours;

    /**
     * Of a view.
     *
     * @param cache from which every document that this process writes is removed, and all of them when another process
     *     may have written
     * @param ours whether this process alone writes the view now
     */
    CachedReader(ViewReader<V> stored, DocumentCache<V> cache, BooleanSupplier ours) {
        this.stored = stored;
        this.cache = cache;
        this.ours = ours;
    }

    @Override
    public View<V> view() {
        return stored.view();
    }

    @Override
    public Optional<ViewDocument<V>> find(String key) {
        // Asked first: when the view is lost after the next line, what is read then is not kept.
        long changes = cache.changes();
        if (!ours.getAsBoolean()) {
            return stored.find(key);
        }
        DocumentCache.Answer<V> known = cache.get(key);
        if (known != null) {
            return known.document();
        }
        Optional<ViewDocument<V>> found = stored.find(key);
        cache.put(changes, key, found);
        return found;
    }

    @Override
    public Found<V> lookUp(Collection<String> keys) {
        long changes = cache.changes();
        if (!ours.getAsBoolean()) {
            return stored.lookUp(keys);
        }
        Map<String, ViewDocument<V>> all = HashMap.newHashMap(keys.size());
        List<String> unknown = new ArrayList<>();
        for (String key : keys) {
            DocumentCache.Answer<V> known = cache.get(key);
            if (known == null) {
                unknown.add(key);
            } else {
                known.document().ifPresent(document -> all.put(key, document));
            }
        }
        if (unknown.isEmpty()) {
            return new Found<>(all, Map.of());
        }
        Found<V> found = stored.lookUp(unknown);
        // What is withheld is not absent: who took it for absent would see without the limits of a membership.
        unknown.stream()
                .filter(key -> !found.withheld().containsKey(key))
                .forEach(key -> cache.put(
                        changes, key, Optional.ofNullable(found.documents().get(key))));
        all.putAll(found.documents());
        return new Found<>(all, found.withheld());
    }

    @Override
    public Optional<ViewDocument<V>> find(String key, Bson within) {
        return stored.find(key, within);
    }

    @Override
    public List<ViewDocument<V>> find(Bson filter, Bson sort, int limit, @Nullable Bson index) {
        return stored.find(filter, sort, limit, index);
    }

    @Override
    public boolean lacksUnknown(Bson keys) {
        return stored.lacksUnknown(keys);
    }

    @Override
    public List<String> texts(Bson filter, String field, int limit, @Nullable Bson index) {
        return stored.texts(filter, field, limit, index);
    }

    @Override
    public Optional<String> textAt(Bson filter, Bson sort, String field, int before, @Nullable Bson index) {
        return stored.textAt(filter, sort, field, before, index);
    }

    @Override
    public BsonDocument stored(ViewDocument<V> document) {
        return stored.stored(document);
    }
}
