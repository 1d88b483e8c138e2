package dev.coopclaims.query.projection;

import com.mongodb.client.MongoDatabase;

/**
 * Where a query gets the readers of views from. No query keeps a reader: it is handed the views of one read, so that what it
 * reads was waited for and counts in the answer's position, without anybody listing it.
 */
public interface Views {

    /** The documents of the view. */
    <V extends Record> ViewReader<V> of(View<V> view);

    /**
     * From the database alone, on a process that need not run any view: what stands there now, complete or not, for who may
     * be told too little.
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
