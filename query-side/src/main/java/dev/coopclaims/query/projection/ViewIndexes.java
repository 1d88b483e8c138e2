package dev.coopclaims.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;

/** The indexes of one collection of a view. Thread-safe. */
final class ViewIndexes {

    private final View<?> view;
    private final MongoCollection<?> collection;
    private volatile boolean there;

    ViewIndexes(View<?> view, MongoCollection<?> collection) {
        this.view = view;
        this.collection = collection;
    }

    /** They may be missing: somebody may have ended between emptying the view and creating them. */
    void look() {
        there = false;
    }

    /** Creates missing ones, unless nothing has happened since they were all there. */
    void require() {
        if (!there) {
            create();
        }
    }

    void create() {
        List<IndexModel> all =
                new ArrayList<>(view.indexes().stream().map(IndexModel::new).toList());
        for (String mark : List.of(ViewDocument.REMOVED_AT, OverfullDocument.MARK, Parked.AT)) {
            all.add(new IndexModel(Indexes.ascending(mark), new IndexOptions().sparse(true)));
        }
        collection.createIndexes(all);
        there = true;
    }
}
