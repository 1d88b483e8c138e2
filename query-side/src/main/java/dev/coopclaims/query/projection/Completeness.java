package dev.coopclaims.query.projection;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;

/** Remembers which views have been filled once: one that has not must not answer, whatever ended the filling. */
final class Completeness {

    private static final String COLLECTION = "view_states";
    private static final String COMPLETE = "complete";

    private final MongoCollection<Document> states;

    Completeness(MongoDatabase database) {
        this.states = database.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY);
    }

    boolean isComplete(View<?> view) {
        Document state = states.find(eq("_id", view.collection())).first();
        return state != null && Boolean.TRUE.equals(state.getBoolean(COMPLETE));
    }

    void set(View<?> view, boolean complete) {
        states.replaceOne(
                eq("_id", view.collection()),
                new Document("_id", view.collection()).append(COMPLETE, complete),
                new ReplaceOptions().upsert(true));
    }
}
