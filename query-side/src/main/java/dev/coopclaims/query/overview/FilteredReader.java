package dev.coopclaims.query.overview;

import com.mongodb.client.model.Filters;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.ViewReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * A view whose lists are filtered by a further condition. Conditions that depend on the clock belong here rather than
 * in the list's own filter, because a cursor is valid only for the same filter.
 */
record FilteredReader<V extends Record>(ViewReader<V> reader, Bson condition) implements ViewReader<V> {

    @Override
    public View<V> view() {
        return reader.view();
    }

    @Override
    public Optional<ViewDocument<V>> find(String key) {
        return reader.find(key);
    }

    @Override
    public Optional<ViewDocument<V>> find(String key, Bson within) {
        return reader.find(key, within);
    }

    @Override
    public Map<String, ViewDocument<V>> findAll(Collection<String> keys) {
        return reader.findAll(keys);
    }

    @Override
    public List<ViewDocument<V>> find(Bson filter, Bson sort, int limit) {
        return reader.find(Filters.and(filter, condition), sort, limit);
    }

    @Override
    public BsonDocument stored(ViewDocument<V> document) {
        return reader.stored(document);
    }
}
