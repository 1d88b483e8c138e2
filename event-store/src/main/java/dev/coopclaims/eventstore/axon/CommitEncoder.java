package dev.coopclaims.eventstore.axon;

import dev.coopclaims.eventstore.append.CommitRefusedException;
import dev.coopclaims.eventstore.append.EncodedCommit;
import dev.coopclaims.eventstore.append.SequenceConflictException;
import dev.coopclaims.eventstore.append.StreamSpan;
import dev.coopclaims.eventstore.bson.BsonBuffer;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.StoredNames.StoredName;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.sealing.FieldSealing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.bson.BsonBinaryWriter;
import org.bson.BsonBinaryWriterSettings;
import org.bson.BsonSerializationException;
import org.bson.BsonWriterSettings;
import org.jspecify.annotations.Nullable;

/** Encodes the events of a unit of work as one commit, in the publishing thread. */
final class CommitEncoder {

    private static final int INITIAL_BUFFER_BYTES = 2_048;
    /** The server accepts 180 levels in an inserted document; this includes the commit's own levels. */
    private static final int MAX_DEPTH = 170;

    private static final BsonWriterSettings WITHIN_THE_SERVERS_DEPTH = new BsonWriterSettings(MAX_DEPTH);

    private final BsonSerializer serializer;

    CommitEncoder(BsonSerializer serializer) {
        this.serializer = serializer;
    }

    /**
     * Encodes a commit, after fetching the keys of its marked fields.
     *
     * @param requestKey key under which the commit is stored only once; null for none
     * @throws SequenceConflictException when an event appears twice or a stream's sequences are not consecutive
     * @throws dev.coopclaims.eventstore.append.CommitTooLargeException when it exceeds the limits of a commit
     * @throws CommitRefusedException when a payload is nested too deeply for the server
     * @throws dev.coopclaims.eventstore.sealing.KeysUnavailableException when the keys cannot be read or stored now
     */
    EncodedCommit encode(List<? extends EventMessage<?>> events, @Nullable String requestKey) {
        List<StreamSpan> streams = new ArrayList<>(spansOf(events));
        if (requestKey != null) {
            streams.add(StreamSpan.takenBy(RequestKey.streamOf(requestKey)));
        }
        FieldSealing.CommitSealing sealing = sealing(events);
        try (BsonBuffer buffer = new BsonBuffer(INITIAL_BUFFER_BYTES);
                BsonBinaryWriter writer =
                        new BsonBinaryWriter(WITHIN_THE_SERVERS_DEPTH, new BsonBinaryWriterSettings(), buffer)) {
            writer.writeStartDocument();
            writer.writeInt64(CommitLayout.ID, 0);
            writer.writeInt32(CommitLayout.VERSION, CommitLayout.CURRENT_VERSION);
            writer.writeInt32(CommitLayout.COUNT, events.size());
            writer.writeDateTime(CommitLayout.RECORDED_AT, 0);
            writer.writeStartArray(CommitLayout.STREAMS);
            streams.forEach(span -> write(writer, span));
            writer.writeEndArray();
            writer.writeStartArray(CommitLayout.EVENTS);
            events.forEach(event -> write(writer, event, sealing));
            writer.writeEndArray();
            writer.writeEndDocument();
            return new EncodedCommit(buffer.getInternalBuffer(), buffer.getPosition(), events.size(), streams);
        } catch (BsonSerializationException e) {
            throw new CommitRefusedException(
                    "A commit was refused before it was sent: a payload is nested too deeply; a" + " document may have "
                            + MAX_DEPTH + " levels in all (" + e.getMessage() + ")");
        }
    }

    private FieldSealing.@Nullable CommitSealing sealing(List<? extends EventMessage<?>> events) {
        FieldSealing fields = serializer.sealing();
        if (fields == null) {
            return null;
        }
        FieldSealing.CommitSealing sealing = fields.begin();
        events.forEach(event -> sealing.add(event.getPayload(), streamOf(event)));
        sealing.fetchKeys();
        return sealing;
    }

    private static String streamOf(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domainEvent
                ? domainEvent.getAggregateIdentifier()
                : event.getIdentifier();
    }

    private static List<StreamSpan> spansOf(List<? extends EventMessage<?>> events) {
        Map<String, StreamSpan> spans = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        for (EventMessage<?> event : events) {
            String stream = event instanceof DomainEventMessage<?> d ? d.getAggregateIdentifier() : "";
            if (!ids.add(event.getIdentifier())) {
                throw new SequenceConflictException(stream, "event " + event.getIdentifier() + " appears twice");
            }
            if (event instanceof DomainEventMessage<?> domainEvent) {
                spans.merge(stream, spanOf(domainEvent), CommitEncoder::joined);
            }
        }
        if (spans.isEmpty()) {
            // The unique index needs a stream; one named after the event keeps the event itself unique.
            return List.of(StreamSpan.takenBy(events.getFirst().getIdentifier()));
        }
        return List.copyOf(spans.values());
    }

    private static StreamSpan spanOf(DomainEventMessage<?> event) {
        return new StreamSpan(
                event.getAggregateIdentifier(), event.getType(), event.getSequenceNumber(), event.getSequenceNumber());
    }

    private static StreamSpan joined(StreamSpan before, StreamSpan next) {
        if (next.first() != before.last() + 1) {
            throw new SequenceConflictException(
                    next.id(),
                    "sequence " + next.first() + " of stream " + next.id() + " does not follow " + before.last());
        }
        return new StreamSpan(before.id(), before.type(), before.first(), next.last());
    }

    private static void write(BsonBinaryWriter writer, StreamSpan span) {
        writer.writeStartDocument();
        writer.writeString(CommitLayout.STREAM_ID, span.id());
        String type = span.type();
        if (type != null) {
            writer.writeString(CommitLayout.STREAM_TYPE, type);
        }
        writer.writeInt64(CommitLayout.STREAM_FIRST, span.first());
        if (type != null) {
            writer.writeInt64(CommitLayout.STREAM_LAST, span.last());
        }
        writer.writeEndDocument();
    }

    private void write(BsonBinaryWriter writer, EventMessage<?> event, FieldSealing.@Nullable CommitSealing sealing) {
        writer.writeStartDocument();
        writer.writeString(CommitLayout.EVENT_ID, event.getIdentifier());
        if (event instanceof DomainEventMessage<?> domainEvent) {
            writer.writeString(CommitLayout.EVENT_STREAM, domainEvent.getAggregateIdentifier());
            writer.writeInt64(CommitLayout.EVENT_SEQUENCE, domainEvent.getSequenceNumber());
        }
        StoredName name = serializer.names().nameOf(event.getPayload().getClass());
        writer.writeString(CommitLayout.EVENT_NAME, name.name());
        String revision = name.revision();
        if (revision != null) {
            writer.writeString(CommitLayout.EVENT_REVISION, revision);
        }
        writer.writeDateTime(
                CommitLayout.EVENT_OCCURRED_AT, event.getTimestamp().toEpochMilli());
        writer.writeName(CommitLayout.EVENT_PAYLOAD);
        serializer.write(
                writer,
                event.getPayload(),
                sealing == null ? null : sealing.of(event.getPayload(), event.getIdentifier(), streamOf(event)));
        writer.writeName(CommitLayout.EVENT_META);
        serializer.write(writer, event.getMetaData());
        writer.writeEndDocument();
    }

    /** Axon tells a conflict on creation from another one by the sequence of this event. */
    static EventMessage<?> firstOf(String stream, List<? extends EventMessage<?>> events) {
        for (EventMessage<?> event : events) {
            if (event instanceof DomainEventMessage<?> domainEvent
                    && domainEvent.getAggregateIdentifier().equals(stream)) {
                return event;
            }
        }
        return events.getFirst();
    }
}
