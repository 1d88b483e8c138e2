package dev.coopclaims.query.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for every process which views are complete: an incomplete one must not answer, whatever interrupted its
 * filling.
 */
final class ViewStates {

    static final String COLLECTION = "view_states";
    private static final String COMPLETE = "complete";
    private static final String FILLING = "filling";

    private final MongoCollection<Document> states;

    ViewStates(MongoDatabase database) {
        this.states = database.getCollection(COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY);
    }

    /** @param filling see {@link Standing#filling} */
    record State(boolean complete, long filling) {}

    State of(View<?> view) {
        return state(states.find(eq("_id", view.collection())).first());
    }

    /** The view is about to be emptied; no process may answer from it. */
    State beginFilling(View<?> view) {
        return state(states.findOneAndUpdate(
                eq("_id", view.collection()),
                Updates.combine(Updates.set(COMPLETE, false), Updates.inc(FILLING, 1L)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)));
    }

    /** The view has been filled; false when another filling has begun since. */
    boolean endFilling(View<?> view, long filling) {
        if (filling == 0) {
            // The view is new here: nobody has begun to count.
            states.updateOne(
                    eq("_id", view.collection()),
                    Updates.combine(Updates.setOnInsert(COMPLETE, false), Updates.setOnInsert(FILLING, 0L)),
                    new UpdateOptions().upsert(true));
        }
        return states.updateOne(and(eq("_id", view.collection()), eq(FILLING, filling)), Updates.set(COMPLETE, true))
                        .getMatchedCount()
                == 1;
    }

    private static State state(@Nullable Document stored) {
        Long filling = stored == null ? null : stored.getLong(FILLING);
        return new State(stored != null && stored.getBoolean(COMPLETE, false), filling == null ? 0 : filling);
    }
}
