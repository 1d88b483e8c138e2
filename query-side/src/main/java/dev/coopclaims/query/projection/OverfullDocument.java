package dev.coopclaims.query.projection;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A document that has grown beyond what the database can store. It is frozen and marked, so that the rest of the view
 * continues. Reading it is refused; rebuilding the view starts it afresh.
 */
final class OverfullDocument {
    private static final Logger LOG = LoggerFactory.getLogger(OverfullDocument.class);
    /** Below MongoDB's 16 MiB, with room for what a driver adds. */
    static final int MAX_BYTES = 15 << 20;

    static final String MARK = "overfullAt";

    private static final BsonDocumentCodec DOCUMENTS = new BsonDocumentCodec();

    private OverfullDocument() {}

    /**
     * Marks a document that has become too large; if it does not exist yet, stores the mark alone.
     *
     * @param before matches what the events were folded on and nothing else; null when nothing was known of the key
     */
    static WriteModel<RawBsonDocument> mark(
            View<?> view, String key, long position, long revision, @Nullable BsonDocument before) {
        LOG.error(
                "view {}: {} exceeds the database's size limit from position {} on; it is frozen until it shrinks and"
                        + " the view is rebuilt; other documents continue",
                view.name(),
                key,
                position);
        BsonDocument mark =
                new BsonDocument(MARK, new BsonInt64(position)).append(ViewDocument.REVISION, new BsonInt64(revision));
        return before == null
                ? new InsertOneModel<>(new RawBsonDocument(
                        mark.append(ViewDocument.KEY, new BsonString(key))
                                .append(ViewDocument.POSITION, new BsonInt64(position)),
                        DOCUMENTS))
                : new UpdateOneModel<>(before, new BsonDocument("$set", mark));
    }

    static boolean is(RawBsonDocument stored) {
        return stored.containsKey(MARK);
    }

    /** @throws Refusal unavailable when the document is frozen, because its content is outdated */
    static RawBsonDocument refuse(RawBsonDocument stored) {
        if (is(stored)) {
            throw Refusal.of(RequestCode.TOO_LARGE_TO_SHOW, MAX_BYTES >> 20);
        }
        return stored;
    }
}
