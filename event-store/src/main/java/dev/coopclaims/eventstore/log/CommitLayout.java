package dev.coopclaims.eventstore.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import org.bson.BsonValue;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;

/**
 * The layout of a commit:
 * <pre>{@code
 * { _id: int64, v: int32, n: int32, recordedAt: date,
 *   streams: [ { id, type, first: int64, last: int64 } ],
 *   tags:    [ string ],
 *   events:  [ { id, stream, seq: int64, name, revision, occurredAt: date, payload: {…}, meta: {…} } ] }
 * }</pre>
 * The first four fields come first and have fixed sizes, so that the appender can set position and time in the bytes
 * that a caller has encoded. {@code v} is the version of this layout.
 *
 * <p>An entry of {@code streams} without {@code last} holds no event: it only reserves an entry in the unique index. A
 * stream that does not begin at 0 has such an entry in its first commit, with {@code first} 0, so that no other commit
 * can begin it. A commit with a request key has one for the stream {@code request:<key>}, so that it is stored only
 * once, whichever process crashes at whatever moment. {@code tags} is meant for conditions over tags; like {@code
 * type}, {@code stream}, {@code seq} and {@code revision}, it is omitted when empty.
 */
public final class CommitLayout {

    /** The maximum number of events in a commit; readers rely on it to find the commit that holds a position. */
    public static final int MAX_EVENTS_PER_COMMIT = 1_000;

    /** The maximum size of a commit in bytes (12 MB); the server's limit for a document is 16 MiB. */
    public static final int MAX_BYTES_PER_COMMIT = 12_000_000;

    public static final String ID = "_id";
    public static final String VERSION = "v";
    public static final String COUNT = "n";
    public static final String RECORDED_AT = "recordedAt";
    public static final String STREAMS = "streams";
    public static final String TAGS = "tags";
    public static final String EVENTS = "events";

    public static final String STREAM_ID = "id";
    public static final String STREAM_TYPE = "type";
    public static final String STREAM_FIRST = "first";
    public static final String STREAM_LAST = "last";

    public static final String EVENT_ID = "id";
    public static final String EVENT_STREAM = "stream";
    public static final String EVENT_SEQUENCE = "seq";
    public static final String EVENT_NAME = "name";
    public static final String EVENT_REVISION = "revision";
    public static final String EVENT_OCCURRED_AT = "occurredAt";
    public static final String EVENT_PAYLOAD = "payload";
    public static final String EVENT_META = "meta";

    /** The name of the unique index on {@code streams.id, streams.first}: it tells duplicate-key errors apart. */
    public static final String SEQUENCE_INDEX = "stream_sequence_unique";

    /** The layout that this code writes and reads. */
    public static final int CURRENT_VERSION = 1;

    // length(4) type(1) "_id\0"(4) | type(1) "v\0"(2) | type(1) "n\0"(2) | type(1) "recordedAt\0"(11)
    private static final int POSITION_OFFSET = 9;
    private static final int VERSION_OFFSET = POSITION_OFFSET + 8 + 3;
    private static final int COUNT_OFFSET = VERSION_OFFSET + 4 + 3;
    private static final int RECORDED_AT_OFFSET = COUNT_OFFSET + 4 + 12;

    private CommitLayout() {}

    /** Sets the position and the time in a commit that was encoded with zeros for them. */
    public static void place(byte[] commit, long position, Instant recordedAt) {
        ByteBuffer buffer = ByteBuffer.wrap(commit).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(POSITION_OFFSET, position);
        buffer.putLong(RECORDED_AT_OFFSET, recordedAt.toEpochMilli());
    }

    /** Changes a commit's position and time in place, in the bytes behind the document. */
    public static void move(RawBsonDocument commit, long position, Instant recordedAt) {
        ByteBuffer buffer = commit.getByteBuffer().asNIO();
        buffer.duplicate()
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(buffer.position() + POSITION_OFFSET, position)
                .putLong(buffer.position() + RECORDED_AT_OFFSET, recordedAt.toEpochMilli());
    }

    /**
     * Whether two documents are the same commit, whatever their position and time; compares the ids of their first
     * events.
     */
    public static boolean isSameCommit(RawBsonDocument one, RawBsonDocument other) {
        return countOf(one) == countOf(other) && firstEventOf(one).equals(firstEventOf(other));
    }

    private static BsonValue firstEventOf(RawBsonDocument commit) {
        return commit.getArray(EVENTS).getFirst().asDocument().getString(EVENT_ID);
    }

    /** The position of a commit's first event. */
    public static long positionOf(RawBsonDocument commit) {
        return read(commit).getLong(POSITION_OFFSET);
    }

    /** How many events a commit holds. */
    public static int countOf(RawBsonDocument commit) {
        return read(commit).getInt(COUNT_OFFSET);
    }

    /** When a commit was recorded. */
    public static Instant recordedAtOf(RawBsonDocument commit) {
        return Instant.ofEpochMilli(read(commit).getLong(RECORDED_AT_OFFSET));
    }

    /** The position behind a commit's last event. */
    public static long endOf(RawBsonDocument commit) {
        ByteBuffer buffer = read(commit);
        return buffer.getLong(POSITION_OFFSET) + buffer.getInt(COUNT_OFFSET);
    }

    private static ByteBuffer read(RawBsonDocument commit) {
        ByteBuf bytes = commit.getByteBuffer();
        return bytes.asNIO().slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
