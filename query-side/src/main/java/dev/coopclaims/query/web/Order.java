package dev.coopclaims.query.web;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.query.projection.ViewDocument;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * The order of a list, made total by the documents' keys, so that a page can begin after any document. An absent field
 * sorts before every value, as on the server.
 *
 * @param fields the fields to sort by; dots lead into sub-documents
 * @param unique whether no two documents have the same values of these fields, so that the key need not follow
 */
public record Order(List<By> fields, boolean unique) {

    public Order {
        fields = List.copyOf(fields);
    }

    /**
     * One field of the order.
     *
     * @param field as it is stored
     * @param ascending whether small values come first
     */
    public record By(String field, boolean ascending) {}

    public static Order ascending(String field) {
        return new Order(List.of(new By(field, true)), false);
    }

    public static Order descending(String field) {
        return new Order(List.of(new By(field, false)), false);
    }

    /** By a field of which no two documents have the same value. */
    public static Order ofUnique(String field, boolean ascending) {
        return new Order(List.of(new By(field, ascending)), true);
    }

    public Order thenAscending(String field) {
        return then(new By(field, true));
    }

    public Order thenDescending(String field) {
        return then(new By(field, false));
    }

    private Order then(By next) {
        List<By> longer = new ArrayList<>(fields);
        longer.add(next);
        return new Order(longer, unique);
    }

    /** The fields, followed by the key. */
    private List<By> total() {
        return unique || fields.stream().anyMatch(by -> by.field().equals(ViewDocument.KEY))
                ? fields
                : then(new By(ViewDocument.KEY, true)).fields();
    }

    /** As the database takes it. */
    public Bson sort() {
        return Sorts.orderBy(total().stream()
                .map(by -> by.ascending() ? Sorts.ascending(by.field()) : Sorts.descending(by.field()))
                .toList());
    }

    /** The place of a stored document in this order. */
    BsonArray placeOf(BsonDocument stored) {
        BsonArray place = new BsonArray();
        total().forEach(by -> place.add(valueAt(stored, by.field())));
        return place;
    }

    /**
     * The condition for what comes after a place: equal in the first fields, after it in the next one.
     *
     * @throws dev.coopclaims.kernel.refusal.Refusal MALFORMED when it is not a place of this order
     */
    Bson behind(BsonArray place) {
        List<By> by = total();
        if (place.size() != by.size() || !place.stream().allMatch(Order::isScalar)) {
            throw Cursor.refused();
        }
        if (unique) {
            By only = by.getFirst();
            return only.ascending()
                    ? Filters.gt(only.field(), place.getFirst())
                    : Filters.lt(only.field(), place.getFirst());
        }
        List<Bson> alternatives = new ArrayList<>();
        for (int last = 0; last < by.size(); last++) {
            List<Bson> all = new ArrayList<>();
            for (int i = 0; i < last; i++) {
                all.add(Filters.eq(by.get(i).field(), place.get(i)));
            }
            BsonValue value = place.get(last);
            By field = by.get(last);
            if (!value.isNull() || field.ascending()) {
                all.add(behind(field, value));
                alternatives.add(Filters.and(all));
            }
        }
        BsonValue first = place.getFirst();
        // Said once more of the first field alone, so that an index begins there.
        return first.isNull()
                ? Filters.or(alternatives)
                : Filters.and(notBefore(by.getFirst(), first), Filters.or(alternatives));
    }

    private static Bson notBefore(By by, BsonValue value) {
        return by.ascending() ? Filters.gte(by.field(), value) : Filters.not(Filters.gt(by.field(), value));
    }

    private static Bson behind(By by, BsonValue value) {
        if (by.ascending()) {
            return value.isNull() ? Filters.ne(by.field(), null) : Filters.gt(by.field(), value);
        }
        return Filters.or(Filters.lt(by.field(), value), Filters.eq(by.field(), null));
    }

    /** Values that a query compares with and never executes. */
    private static boolean isScalar(BsonValue value) {
        return switch (value.getBsonType()) {
            case STRING, INT32, INT64, DOUBLE, DECIMAL128, BOOLEAN, DATE_TIME, NULL -> true;
            default -> false;
        };
    }

    private static BsonValue valueAt(BsonDocument stored, String path) {
        BsonValue value = stored;
        for (String step : path.split("\\.", -1)) {
            if (!value.isDocument() || !value.asDocument().containsKey(step)) {
                return BsonNull.VALUE;
            }
            value = value.asDocument().get(step);
        }
        return value;
    }
}
