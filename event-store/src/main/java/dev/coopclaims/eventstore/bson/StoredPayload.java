package dev.coopclaims.eventstore.bson;

import org.bson.RawBsonDocument;

/**
 * The payload of a stored event or snapshot, with what its sealed fields are bound to.
 *
 * @param document its bytes
 * @param eventId of the event
 * @param stream of the event, or its id if it has none
 */
public record StoredPayload(RawBsonDocument document, String eventId, String stream) {}
