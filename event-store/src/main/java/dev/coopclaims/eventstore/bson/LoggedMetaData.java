package dev.coopclaims.eventstore.bson;

import java.time.Instant;
import org.axonframework.serialization.SerializedMetaData;
import org.bson.RawBsonDocument;

/**
 * An event's metadata as a reader of the log gets it: what was stored with the event, and when the store kept it, which Axon's
 * messages have no place for.
 */
public final class LoggedMetaData extends SerializedMetaData<RawBsonDocument> {
    /** The key under which a reader of the log finds an {@link Instant}. Nothing is stored under it. */
    public static final String RECORDED_AT = "recordedAt";

    private final Instant recordedAt;

    /** @param recordedAt when the store kept the event: never decreasing by position */
    public LoggedMetaData(RawBsonDocument stored, Instant recordedAt) {
        super(stored, RawBsonDocument.class);
        this.recordedAt = recordedAt;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
