package dev.coopclaims.eventstore.log;

import dev.coopclaims.eventstore.bson.StoredPayload;
import java.time.Instant;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored, neither decoded nor upcast.
 *
 * @param position in the log, from 0
 * @param recordedAt when its commit was recorded
 * @param id of the event
 * @param stream that the event belongs to; null for an event without an aggregate
 * @param type of the stream's aggregate; null if there is no stream
 * @param sequence in the stream, from 0; -1 without a stream
 * @param name that the event is stored under
 * @param revision of its payload's form
 * @param occurredAt business time, to the millisecond
 * @param payload a view of the commit's bytes
 * @param meta a view of the commit's bytes
 * @param raw the whole sub-document of the event, a view of the commit's bytes
 */
public record StoredEvent(
        long position,
        Instant recordedAt,
        String id,
        @Nullable String stream,
        @Nullable String type,
        long sequence,
        String name,
        @Nullable String revision,
        Instant occurredAt,
        RawBsonDocument payload,
        RawBsonDocument meta,
        RawBsonDocument raw) {

    /** The payload with what its sealed fields are bound to, for whoever decodes it. */
    public StoredPayload storedPayload() {
        return new StoredPayload(payload, id, stream == null ? id : stream);
    }
}
