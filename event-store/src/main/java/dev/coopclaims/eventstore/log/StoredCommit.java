package dev.coopclaims.eventstore.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonBinaryReader;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * A commit as it is stored.
 *
 * @param position of its first event
 * @param recordedAt when it was recorded
 * @param events in the order they were published, at least one
 * @param raw the whole document
 */
public record StoredCommit(long position, Instant recordedAt, List<StoredEvent> events, RawBsonDocument raw) {

    /** The position behind the last event: where the next commit begins. */
    public long end() {
        return position + events.size();
    }

    /** Takes a commit apart; payloads and metadata stay bytes. */
    public static StoredCommit of(RawBsonDocument document) {
        return new Reading(document).commit();
    }

    /** One pass over the bytes of a commit. */
    private static final class Reading {

        private final RawBsonDocument document;
        private final byte[] bytes;
        private final int offset;
        private final BsonBinaryReader reader;
        private final long position;
        private final Instant recordedAt;
        private final Map<String, String> types = new HashMap<>();

        Reading(RawBsonDocument document) {
            this.document = document;
            var buffer = document.getByteBuffer().asNIO();
            this.bytes = buffer.array();
            this.offset = buffer.arrayOffset() + buffer.position();
            this.reader = new BsonBinaryReader(buffer);
            this.position = CommitLayout.positionOf(document);
            this.recordedAt = CommitLayout.recordedAtOf(document);
        }

        StoredCommit commit() {
            List<StoredEvent> events = new ArrayList<>(CommitLayout.countOf(document));
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                switch (reader.readName()) {
                    case CommitLayout.STREAMS -> readStreams();
                    case CommitLayout.EVENTS -> readEvents(events);
                    default -> reader.skipValue();
                }
            }
            if (events.size() != CommitLayout.countOf(document)) {
                throw new IllegalStateException("The commit at position " + position + " says it holds "
                        + CommitLayout.countOf(document) + " events and holds " + events.size());
            }
            return new StoredCommit(position, recordedAt, List.copyOf(events), document);
        }

        private void readStreams() {
            reader.readStartArray();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                String id = null;
                String type = null;
                reader.readStartDocument();
                while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                    switch (reader.readName()) {
                        case CommitLayout.STREAM_ID -> id = reader.readString();
                        case CommitLayout.STREAM_TYPE -> type = reader.readString();
                        default -> reader.skipValue();
                    }
                }
                reader.readEndDocument();
                if (id != null && type != null) {
                    types.put(id, type);
                }
            }
            reader.readEndArray();
        }

        private void readEvents(List<StoredEvent> events) {
            reader.readStartArray();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                events.add(readEvent(position + events.size()));
            }
            reader.readEndArray();
        }

        private StoredEvent readEvent(long eventPosition) {
            int start = at();
            String id = null;
            String stream = null;
            long sequence = -1;
            String name = null;
            String revision = null;
            Instant occurredAt = recordedAt;
            RawBsonDocument payload = null;
            RawBsonDocument meta = null;
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                switch (reader.readName()) {
                    case CommitLayout.EVENT_ID -> id = reader.readString();
                    case CommitLayout.EVENT_STREAM -> stream = reader.readString();
                    case CommitLayout.EVENT_SEQUENCE -> sequence = reader.readInt64();
                    case CommitLayout.EVENT_NAME -> name = reader.readString();
                    case CommitLayout.EVENT_REVISION -> revision = reader.readString();
                    case CommitLayout.EVENT_OCCURRED_AT -> occurredAt = Instant.ofEpochMilli(reader.readDateTime());
                    case CommitLayout.EVENT_PAYLOAD -> payload = view();
                    case CommitLayout.EVENT_META -> meta = view();
                    default -> reader.skipValue();
                }
            }
            reader.readEndDocument();
            return new StoredEvent(
                    eventPosition,
                    recordedAt,
                    present(id, CommitLayout.EVENT_ID),
                    stream,
                    stream == null ? null : types.get(stream),
                    sequence,
                    present(name, CommitLayout.EVENT_NAME),
                    revision,
                    occurredAt,
                    present(payload, CommitLayout.EVENT_PAYLOAD),
                    present(meta, CommitLayout.EVENT_META),
                    new RawBsonDocument(bytes, offset + start, at() - start));
        }

        private RawBsonDocument view() {
            int start = at();
            reader.skipValue();
            return new RawBsonDocument(bytes, offset + start, at() - start);
        }

        private int at() {
            return reader.getBsonInput().getPosition();
        }

        private <T> T present(@Nullable T value, String field) {
            if (value == null) {
                throw new IllegalStateException("An event in the commit at position " + position + " has no " + field);
            }
            return value;
        }
    }
}
