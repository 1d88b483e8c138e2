package dev.coopclaims.embedded;

import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.Tail;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The places and sizes of all commits, in memory, because the server's own range, sort and secondary-index queries are
 * full scans. Takes some 110 bytes per commit. Not thread-safe; the log synchronizes access.
 */
final class CommitIndex {
    private final Longs positions = new Longs();
    private final Longs sizesBytes = new Longs();
    private final Map<String, Stream> streams = new HashMap<>();
    private Tail tail = Tail.EMPTY;

    /** The commits that hold a stream's events, each with the stream's first sequence in it. */
    private static final class Stream {
        private final Longs commits = new Longs();
        private final Longs firsts = new Longs();
        private long head = -1;
    }

    Tail tail() {
        return tail;
    }

    /** Adds the commit that follows the last one. */
    void add(RawBsonDocument commit) {
        long position = CommitLayout.positionOf(commit);
        if (position != tail.nextPosition()) {
            throw new IllegalStateException(
                    "the log has a hole: position " + tail.nextPosition() + " is missing before " + position);
        }
        positions.add(position);
        sizesBytes.add(commit.getByteBuffer().remaining());
        for (BsonValue value : commit.getArray(CommitLayout.STREAMS)) {
            BsonDocument span = value.asDocument();
            Stream stream = streams.computeIfAbsent(
                    span.getString(CommitLayout.STREAM_ID).getValue(), ignored -> new Stream());
            stream.commits.add(position);
            stream.firsts.add(span.getInt64(CommitLayout.STREAM_FIRST).getValue());
            BsonValue last = span.get(CommitLayout.STREAM_LAST);
            if (last != null) {
                stream.head = last.asInt64().getValue();
            }
        }
        tail = new Tail(CommitLayout.endOf(commit), CommitLayout.recordedAtOf(commit));
    }

    /** Ids of commits that begin at or after a position. */
    List<Long> from(long firstPosition, int maxCommits) {
        return positions.slice(positions.firstAtLeast(firstPosition), maxCommits);
    }

    /**
     * The longest prefix of the ids whose commits have at most {@code maxBytes} together; at least one id if there is
     * any.
     */
    List<Long> within(List<Long> ids, long maxBytes) {
        long bytes = 0;
        for (int i = 0; i < ids.size(); i++) {
            bytes += sizesBytes.get(positions.firstAtLeast(ids.get(i)));
            if (bytes > maxBytes && i > 0) {
                return ids.subList(0, i);
            }
        }
        return ids;
    }

    /** The id of the commit that could hold a position; empty beyond the end. */
    OptionalLong holding(long position) {
        if (position < 0 || position >= tail.nextPosition()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(positions.get(positions.firstAtLeast(position + 1) - 1));
    }

    /** The id of the commit that begins in a stream at a sequence. */
    OptionalLong beginning(String id, long firstSequence) {
        Stream stream = streams.get(id);
        if (stream == null) {
            return OptionalLong.empty();
        }
        int at = stream.firsts.firstAtLeast(firstSequence);
        return at < stream.firsts.size && stream.firsts.get(at) == firstSequence
                ? OptionalLong.of(stream.commits.get(at))
                : OptionalLong.empty();
    }

    /** Ids of the commits of a stream, beginning with the one that holds a sequence; beyond its end, the last one. */
    List<Long> of(String id, long firstSequence, int maxCommits) {
        Stream stream = streams.get(id);
        if (stream == null || stream.commits.size == 0) {
            return List.of();
        }
        int at = Math.max(0, stream.firsts.firstAtLeast(firstSequence + 1) - 1);
        return stream.commits.slice(at, maxCommits);
    }

    Set<String> streamsBeginning(String prefix) {
        return streams.entrySet().stream()
                .filter(stream -> stream.getKey().startsWith(prefix) && stream.getValue().head >= 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    OptionalLong headOf(String id) {
        Stream stream = streams.get(id);
        return stream == null || stream.head < 0 ? OptionalLong.empty() : OptionalLong.of(stream.head);
    }

    /** A list of ascending numbers. */
    private static final class Longs {
        private long[] values = new long[4];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        long get(int index) {
            return values[index];
        }

        /** The index of the first number that is not below the value; the size if all are. */
        int firstAtLeast(long value) {
            int found = Arrays.binarySearch(values, 0, size, value);
            return found >= 0 ? found : -found - 1;
        }

        List<Long> slice(int from, int most) {
            int to = (int) Math.min(size, (long) from + most);
            return from >= to
                    ? List.of()
                    : Arrays.stream(values, from, to).boxed().toList();
        }
    }
}
