package dev.coopclaims.query.projection;

import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoQueryException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads single texts of a view's documents, from an index where it holds them. Thread-safe. */
final class StoredTexts {
    /** The server's word for an index that it does not have, too. */
    private static final int BAD_VALUE = 2;

    private final MongoCollection<RawBsonDocument> reads;

    StoredTexts(MongoCollection<RawBsonDocument> reads) {
        this.reads = reads;
    }

    /** As {@link ViewReader#texts}. */
    List<String> of(Bson filter, String field, int limit, @Nullable Bson index) {
        List<String> texts = new ArrayList<>();
        byIndex(index, hint -> {
            texts.clear();
            for (RawBsonDocument stored :
                    alone(filter, field).limit(limit).batchSize(limit).hint(hint)) {
                texts.add(ViewDocument.textAt(stored, field));
            }
        });
        return texts;
    }

    /** As {@link ViewReader#textAt}. */
    Optional<String> at(Bson filter, Bson sort, String field, int before, @Nullable Bson index) {
        List<String> text = new ArrayList<>(1);
        byIndex(index, hint -> {
            text.clear();
            for (RawBsonDocument stored :
                    alone(filter, field).sort(sort).skip(before).limit(1).hint(hint)) {
                text.add(ViewDocument.textAt(stored, field));
            }
        });
        return text.stream().findFirst();
    }

    private FindIterable<RawBsonDocument> alone(Bson filter, String field) {
        return reads.find(filter)
                .projection(field.equals(ViewDocument.KEY) ? include(field) : fields(include(field), excludeId()));
    }

    /** While a view is filled or emptied for its rebuild, its indexes are missing. */
    static void byIndex(@Nullable Bson index, Consumer<@Nullable Bson> read) {
        try {
            read.accept(index);
        } catch (MongoQueryException refused) {
            if (index == null || refused.getErrorCode() != BAD_VALUE) {
                throw refused;
            }
            read.accept(null);
        }
    }
}
