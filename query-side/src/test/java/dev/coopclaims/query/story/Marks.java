package dev.coopclaims.query.story;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.coopclaims.query.projection.View;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/** Marks documents of a room as if an event could not be applied to them (record 56). */
public final class Marks {
    private Marks() {}

    /** The document stands still from now on. */
    public static void standStill(Room room, View<?> view, String key) {
        mark(room, view, key, false);
    }

    /** The first event could not be applied: nothing is known but the key. */
    public static void standStillFromTheBeginning(Room room, View<?> view, String key) {
        mark(room, view, key, true);
    }

    private static void mark(Room room, View<?> view, String key, boolean bare) {
        Document mark = new Document("position", 1L)
                .append("last", 1L)
                .append("waiting", 0L)
                .append("attempts", 1L)
                .append("since", Date.from(Instant.EPOCH))
                .append("cause", "a test")
                .append("bare", bare);
        room.standStill(view);
        room.database()
                .getCollection(view.collection())
                .updateOne(
                        Filters.eq("_id", key),
                        Updates.combine(Updates.setOnInsert("position", 1L), Updates.set("parked", mark)),
                        new UpdateOptions().upsert(bare));
    }
}
