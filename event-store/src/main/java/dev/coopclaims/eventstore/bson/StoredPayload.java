package dev.coopclaims.eventstore.bson;

import dev.coopclaims.eventstore.sealing.FieldSealing;
import java.util.Set;
import org.bson.BsonSerializationException;
import org.bson.RawBsonDocument;

/**
 * The payload of a stored event or snapshot, with what its sealed fields are bound to.
 *
 * @param document its bytes
 * @param eventId of the event
 * @param stream of the event, or its id if it has none
 */
public record StoredPayload(RawBsonDocument document, String eventId, String stream) {

    /** Collects the subjects of its sealed fields; those of a damaged payload are left out. */
    public void collectSubjects(Set<String> subjects) {
        try {
            BsonCursor cursor = BsonCursor.in(document);
            if (cursor.next()
                    && cursor.type() == BsonCursor.BINARY
                    && cursor.name().equals(FieldSealing.TEXTS)) {
                FieldSealing.collectSubjects(cursor.binary(), stream, subjects);
            }
        } catch (BsonSerializationException damaged) {
            // Its reader reports it.
        }
    }
}
