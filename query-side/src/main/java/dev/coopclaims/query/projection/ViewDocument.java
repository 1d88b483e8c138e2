package dev.coopclaims.query.projection;

/**
 * A document of a view as it stands in the database.
 *
 * @param key its {@code _id}
 * @param position the position of the last event that was applied to it
 * @param content what it says
 */
public record ViewDocument<V extends Record>(String key, long position, V content) {

    /** The field that holds the key. */
    public static final String KEY = "_id";

    /** The field that holds the position. */
    public static final String POSITION = "position";

    /** The field of a key without a document: when it was removed. */
    static final String REMOVED_AT = "removedAt";
}
