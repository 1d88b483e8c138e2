package dev.coopclaims.query.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

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
    private static final String PARKED = "parked";
    private static final String PARKINGS = "parkings";

    private final MongoCollection<Document> states;

    ViewStates(MongoDatabase database) {
        this.states = database.getCollection(COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY);
    }

    /**
     * What is known of a view.
     *
     * @param filling see {@link Standing#filling}
     * @param parked whether documents may stand still
     * @param parkings how often that was said
     */
    record State(boolean complete, long filling, boolean parked, long parkings) {

        /** With what the other one says of documents that stand still, if it was said later. */
        State noting(State other) {
            return other.parkings < parkings || (other.parkings == parkings && other.parked)
                    ? this
                    : new State(complete, filling, other.parked, other.parkings);
        }

        State completed() {
            return new State(true, filling, parked, parkings);
        }
    }

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

    /** As {@link #beginFilling}, for a view that was begun; null for another. */
    @Nullable
    State goBack(View<?> view) {
        Document back = states.findOneAndUpdate(
                eq("_id", view.collection()),
                Updates.combine(Updates.set(COMPLETE, false), Updates.inc(FILLING, 1L)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return back == null ? null : state(back);
    }

    /** The view has been filled; false when another filling has begun since. */
    boolean endFilling(View<?> view, long filling) {
        if (filling == 0) {
            // The view is new here: nobody has begun to count.
            states.updateOne(
                    eq("_id", view.collection()),
                    Updates.combine(Updates.setOnInsert(COMPLETE, false), Updates.setOnInsert(FILLING, 0L)),
                    new UpdateOptions().upsert(true));
            states.updateOne(and(eq("_id", view.collection()), exists(FILLING, false)), Updates.set(FILLING, 0L));
        }
        return states.updateOne(and(eq("_id", view.collection()), eq(FILLING, filling)), Updates.set(COMPLETE, true))
                        .getMatchedCount()
                == 1;
    }

    /** A document of the view is about to stand still, or does now. */
    State park(View<?> view) {
        return state(states.findOneAndUpdate(
                eq("_id", view.collection()),
                Updates.combine(Updates.set(PARKED, true), Updates.inc(PARKINGS, 1L)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)));
    }

    /** No document of the view stood still, unless one began to since the state was read. */
    State unpark(View<?> view, State read) {
        states.updateOne(and(eq("_id", view.collection()), eq(PARKINGS, read.parkings())), Updates.set(PARKED, false));
        return of(view);
    }

    private static State state(@Nullable Document stored) {
        if (stored == null) {
            return new State(false, 0, false, 0);
        }
        return new State(
                stored.getBoolean(COMPLETE, false),
                number(stored, FILLING),
                stored.getBoolean(PARKED, false),
                number(stored, PARKINGS));
    }

    private static long number(Document stored, String field) {
        Long number = stored.getLong(field);
        return number == null ? 0 : number;
    }
}
