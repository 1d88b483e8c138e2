package dev.coopclaims.eventstore.axon;

import dev.coopclaims.eventstore.bson.LoggedMetaData;
import dev.coopclaims.eventstore.bson.StoredPayload;
import dev.coopclaims.eventstore.log.StoredEvent;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.RawBsonDocument;

/** Stored events in the forms that Axon's upcasting and reading take. */
final class StoredEntries {

    private StoredEntries() {}

    /**
     * An event read from the log: a domain event if it belongs to an aggregate.
     *
     * @param tellsRecordedAt whether the metadata says when it was kept
     */
    static TrackedEventData<Object> tracked(StoredEvent event, boolean tellsRecordedAt) {
        String stream = event.stream();
        SerializedObject<Object> metaData =
                tellsRecordedAt ? ofAnyForm(new LoggedMetaData(event.meta(), event.recordedAt())) : metaData(event);
        return stream == null
                ? new PlainEntry(event, metaData)
                : new DomainEntry(event, stream, typeOf(event), metaData);
    }

    /** An event read from a stream. */
    static DomainEntry domain(StoredEvent event, String stream) {
        return new DomainEntry(event, stream, typeOf(event), metaData(event));
    }

    private static String typeOf(StoredEvent event) {
        String type = event.type();
        return type == null ? "" : type;
    }

    private static SerializedObject<Object> payload(StoredEvent event) {
        return ofAnyForm(new SimpleSerializedObject<>(
                event.storedPayload(), StoredPayload.class, event.name(), event.revision()));
    }

    /** Axon has one type for the forms of payload and metadata, and reads each by its own content type. */
    @SuppressWarnings("unchecked") // only read
    private static SerializedObject<Object> ofAnyForm(SerializedObject<?> serialized) {
        return (SerializedObject<Object>) serialized;
    }

    private static SerializedObject<Object> metaData(StoredEvent event) {
        return ofAnyForm(new SerializedMetaData<>(event.meta(), RawBsonDocument.class));
    }

    /** What Axon asks of every event, answered from the stored one. */
    sealed interface Entry extends TrackedEventData<Object> {

        StoredEvent event();

        SerializedObject<Object> metaData();

        @Override
        default TrackingToken trackingToken() {
            return new GlobalSequenceTrackingToken(event().position());
        }

        @Override
        default String getEventIdentifier() {
            return event().id();
        }

        @Override
        default Instant getTimestamp() {
            return event().occurredAt();
        }

        @Override
        default SerializedObject<Object> getMetaData() {
            return metaData();
        }

        @Override
        default SerializedObject<Object> getPayload() {
            return payload(event());
        }
    }

    private record PlainEntry(StoredEvent event, SerializedObject<Object> metaData) implements Entry {}

    record DomainEntry(StoredEvent event, String stream, String type, SerializedObject<Object> metaData)
            implements Entry, DomainEventData<Object> {

        @Override
        public String getType() {
            return type;
        }

        @Override
        public String getAggregateIdentifier() {
            return stream;
        }

        @Override
        public long getSequenceNumber() {
            return event.sequence();
        }
    }
}
