package dev.coopclaims.query.web;

import dev.coopclaims.kernel.StableDigest;
import dev.coopclaims.kernel.refusal.Refusal;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonSerializationException;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * The text that says where a list goes on: the place of the last item, and a digest of it together with the query. It
 * keeps clients from making cursors up and from using one with another query. It guards no secret and needs no key: who
 * forges one moves within a list that the query's own filter bounds.
 */
final class Cursor {

    private static final int MAX_LENGTH_CHARS = 4_096;
    private static final String PLACE = "p";
    private static final String DIGEST = "d";
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private Cursor() {}

    /**
     * Makes the cursor.
     *
     * @param query what the list is: view, filter and order
     */
    static String encode(String query, BsonArray place) {
        BsonDocument document = new BsonDocument(PLACE, place).append(DIGEST, new BsonString(digest(query, place)));
        // The buffer is larger than the document in it.
        ByteBuffer encoded =
                new RawBsonDocument(document, CODEC).getByteBuffer().asNIO();
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The place a cursor stands for.
     *
     * @throws Refusal MALFORMED when it was not made for this query
     */
    static BsonArray decode(String query, String cursor) {
        if (cursor.length() > MAX_LENGTH_CHARS) {
            throw refused();
        }
        try {
            BsonDocument document = new RawBsonDocument(Base64.getUrlDecoder().decode(cursor)).decode(CODEC);
            BsonArray place = document.getArray(PLACE);
            if (!cursor.equals(encode(query, place))) {
                throw refused();
            }
            return place;
        } catch (IllegalArgumentException | BsonInvalidOperationException | BsonSerializationException malformed) {
            throw refused();
        }
    }

    private static Refusal refused() {
        return Refusal.malformed("the cursor was not given out for this list; begin again without one");
    }

    private static String digest(String query, BsonArray place) {
        return StableDigest.of(query + "\n" + new BsonDocument(PLACE, place).toJson());
    }
}
