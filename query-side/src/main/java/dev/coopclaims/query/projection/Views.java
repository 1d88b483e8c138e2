package dev.coopclaims.query.projection;

import com.mongodb.client.MongoDatabase;

/**
 * Gives queries the readers of views. A query does not keep a reader: it receives the views of one read, so that
 * whatever it reads is waited for and counts in the answer's position without being listed.
 */
public interface Views {

    /** The documents of the view. */
    <V extends Record> ViewReader<V> of(View<V> view);

    /**
     * Whether the view is complete, as the database says, for a process that need not run any view.
     *
     * @param database where the views are kept
     */
    static boolean isComplete(MongoDatabase database, View<?> view) {
        return new ViewStates(database).of(view).complete();
    }

    /**
     * Reads the database directly, for a process that need not run any view: returns what is stored now, complete or
     * not, for callers who can tolerate missing data.
     *
     * @param database where the views are kept
     */
    static Views asTheyStand(MongoDatabase database) {
        return new Views() {
            @Override
            public <V extends Record> ViewReader<V> of(View<V> view) {
                return new StoredView<>(database, view);
            }
        };
    }
}
