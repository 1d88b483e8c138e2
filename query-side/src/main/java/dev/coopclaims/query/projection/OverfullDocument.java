package dev.coopclaims.query.projection;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import dev.coopclaims.kernel.refusal.Refusal;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A document that has grown beyond what the database keeps. It stands still, with a mark, and so does nothing else: the
 * view goes on with all the others. Who asks for it is told so; making the view anew begins it anew.
 */
final class OverfullDocument {
    private static final Logger LOG = LoggerFactory.getLogger(OverfullDocument.class);
    /** Below the 16 MiB of the database, with room for what a driver puts around it. */
    static final int MAX_BYTES = 15 << 20;

    static final String MARK = "overfullAt";

    private OverfullDocument() {}

    /** What is written in the place of a document that is too large; one that is not there yet becomes the mark alone. */
    static WriteModel<RawBsonDocument> mark(View<?> view, String key, long position) {
        LOG.error(
                "view {}: {} is larger than the database keeps from position {} on; it stands still until there is less of"
                        + " it and the view is made anew, the others go on",
                view.name(),
                key,
                position);
        return new UpdateOneModel<>(
                new BsonDocument(ViewDocument.KEY, new BsonString(key)),
                new BsonDocument("$set", new BsonDocument(MARK, new BsonInt64(position)))
                        .append("$setOnInsert", new BsonDocument(ViewDocument.POSITION, new BsonInt64(position))),
                new UpdateOptions().upsert(true));
    }

    static boolean is(RawBsonDocument stored) {
        return stored.containsKey(MARK);
    }

    /** @throws Refusal unavailable when it stands still: what it says is of before */
    static RawBsonDocument refuse(RawBsonDocument stored) {
        if (is(stored)) {
            throw Refusal.of(
                    Refusal.Kind.UNAVAILABLE, "It holds more than can be shown; tell the people who run this system.");
        }
        return stored;
    }
}
