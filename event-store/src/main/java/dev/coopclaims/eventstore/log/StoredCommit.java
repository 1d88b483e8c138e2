package dev.coopclaims.eventstore.log;

import dev.coopclaims.eventstore.bson.BsonCursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Decodes a commit; payloads and metadata stay bytes. */
    public static StoredCommit of(RawBsonDocument document) {
        return new Reading(document).commit();
    }

    /** One pass over the bytes of a commit. */
    private static final class Reading {

        private final RawBsonDocument document;
        private final BsonCursor cursor;
        private long position = -1;
        private int count;
        private Instant recordedAt = Instant.EPOCH;
        private List<StoredEvent> events = List.of();
        private @Nullable String firstStream;
        private int firstStreamAt = -1;
        private @Nullable String firstType;
        private @Nullable Map<String, String> furtherTypes;

        Reading(RawBsonDocument document) {
            this.document = document;
            this.cursor = BsonCursor.in(document);
        }

        StoredCommit commit() {
            while (cursor.next()) {
                switch (cursor.name()) {
                    case CommitLayout.ID -> position = cursor.int64();
                    case CommitLayout.COUNT -> count = cursor.int32();
                    case CommitLayout.RECORDED_AT -> recordedAt = Instant.ofEpochMilli(cursor.dateTime());
                    case CommitLayout.STREAMS -> readStreams();
                    case CommitLayout.EVENTS -> events = readEvents();
                    default -> cursor.skip();
                }
            }
            if (events.size() != count) {
                throw new IllegalStateException("The commit at position " + position + " declares " + count
                        + " events but holds " + events.size());
            }
            return new StoredCommit(position, recordedAt, events, document);
        }

        private void readStreams() {
            cursor.enter();
            while (cursor.next()) {
                String id = null;
                int idAt = -1;
                String type = null;
                cursor.enter();
                while (cursor.next()) {
                    switch (cursor.name()) {
                        case CommitLayout.STREAM_ID -> {
                            idAt = cursor.offset();
                            id = cursor.string();
                        }
                        case CommitLayout.STREAM_TYPE -> type = cursor.commonString();
                        default -> cursor.skip();
                    }
                }
                if (id != null && type != null) {
                    remember(id, idAt, type);
                }
            }
        }

        /** Most commits hold events of one stream. */
        private void remember(String stream, int at, String type) {
            if (firstStream == null) {
                firstStream = stream;
                firstStreamAt = at;
                firstType = type;
            } else {
                furtherTypes = furtherTypes == null ? new HashMap<>() : furtherTypes;
                furtherTypes.put(stream, type);
            }
        }

        private @Nullable String typeOf(String stream) {
            if (stream.equals(firstStream)) {
                return firstType;
            }
            return furtherTypes == null ? null : furtherTypes.get(stream);
        }

        private List<StoredEvent> readEvents() {
            cursor.enter();
            if (!cursor.next()) {
                return List.of();
            }
            StoredEvent first = readEvent(position);
            if (!cursor.next()) {
                return List.of(first);
            }
            List<StoredEvent> read = new ArrayList<>();
            read.add(first);
            do {
                read.add(readEvent(position + read.size()));
            } while (cursor.next());
            return List.copyOf(read);
        }

        private StoredEvent readEvent(long eventPosition) {
            int start = cursor.offset();
            String id = null;
            String stream = null;
            long sequence = -1;
            String name = null;
            String revision = null;
            Instant occurredAt = recordedAt;
            RawBsonDocument payload = null;
            RawBsonDocument meta = null;
            cursor.enter();
            while (cursor.next()) {
                switch (cursor.name()) {
                    case CommitLayout.EVENT_ID -> id = cursor.string();
                    case CommitLayout.EVENT_STREAM -> stream = cursor.stringLike(firstStreamAt, firstStream);
                    case CommitLayout.EVENT_SEQUENCE -> sequence = cursor.int64();
                    case CommitLayout.EVENT_NAME -> name = cursor.commonString();
                    case CommitLayout.EVENT_REVISION -> revision = cursor.commonString();
                    case CommitLayout.EVENT_OCCURRED_AT -> occurredAt = Instant.ofEpochMilli(cursor.dateTime());
                    case CommitLayout.EVENT_PAYLOAD -> payload = cursor.document();
                    case CommitLayout.EVENT_META -> meta = cursor.document();
                    default -> cursor.skip();
                }
            }
            return new StoredEvent(
                    eventPosition,
                    recordedAt,
                    present(id, CommitLayout.EVENT_ID),
                    stream,
                    stream == null ? null : typeOf(stream),
                    sequence,
                    present(name, CommitLayout.EVENT_NAME),
                    revision,
                    occurredAt,
                    present(payload, CommitLayout.EVENT_PAYLOAD),
                    present(meta, CommitLayout.EVENT_META),
                    cursor.since(start));
        }

        private <T> T present(@Nullable T value, String field) {
            if (value == null) {
                throw new IllegalStateException("An event in the commit at position " + position + " has no " + field);
            }
            return value;
        }
    }
}
