package dev.coopclaims.query.projection;

import com.mongodb.client.model.Filters;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * A document of a view as it is stored.
 *
 * @param key its {@code _id}
 * @param position the position of the last event applied to it
 * @param content its content
 * @param standsStill whether an event of its key could not be applied, so that the content is of the past (record 56)
 */
public record ViewDocument<V extends Record>(String key, long position, V content, boolean standsStill) {

    /** A document that goes on. */
    public ViewDocument(String key, long position, V content) {
        this(key, position, content, false);
    }

    ViewDocument<V> standingStill() {
        return new ViewDocument<>(key, position, content, true);
    }

    /** The field that holds the key. */
    public static final String KEY = "_id";

    /** The field that holds the position. */
    public static final String POSITION = "position";

    /** The field that every write changes, also one that does not move the position, such as a repair. */
    static final String REVISION = "revision";

    /** The field that says when a document was removed; only its key, position and revision remain. */
    static final String REMOVED_AT = "removedAt";

    /**
     * A condition on those that stand still: whatever else is asked is answered by what they were. Those of which nothing is known
     * but their key are not found all the same, see {@link ViewReader#lacksUnknown}.
     */
    public static Bson standingStillNow() {
        return Filters.exists(Parked.AT);
    }

    /** A document that is there. Flat, because the embedded server finds the key of its index only among the top-level fields. */
    static BsonDocument ofKey(String key) {
        return new BsonDocument(KEY, new BsonString(key))
                .append(REMOVED_AT, new BsonDocument("$exists", BsonBoolean.FALSE));
    }

    /** The text at a place of a stored document; the names of the parts are separated by dots. */
    static String textAt(BsonDocument stored, String path) {
        BsonDocument within = stored;
        String rest = path;
        for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
            within = within.getDocument(rest.substring(0, dot));
            rest = rest.substring(dot + 1);
        }
        return within.getString(rest).getValue();
    }
}
