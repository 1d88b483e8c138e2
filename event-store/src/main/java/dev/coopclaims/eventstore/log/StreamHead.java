package dev.coopclaims.eventstore.log;

import java.util.OptionalLong;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** What one commit tells of streams without its events. */
public final class StreamHead {

    private StreamHead() {}

    /** The highest sequence that a commit holds of a stream; works without the events. */
    public static OptionalLong in(RawBsonDocument commit, String stream) {
        BsonString wanted = new BsonString(stream);
        OptionalLong head = OptionalLong.empty();
        for (BsonValue value : commit.getArray(CommitLayout.STREAMS)) {
            BsonDocument span = value.asDocument();
            if (wanted.equals(span.get(CommitLayout.STREAM_ID)) && span.containsKey(CommitLayout.STREAM_LAST)) {
                head = OptionalLong.of(span.getInt64(CommitLayout.STREAM_LAST).longValue());
            }
        }
        return head;
    }

    /** Adds the streams of a commit whose ids begin with a text; works without the events. */
    static void collectStreams(RawBsonDocument commit, String prefix, Set<String> found) {
        for (BsonValue value : commit.getArray(CommitLayout.STREAMS)) {
            BsonDocument span = value.asDocument();
            String stream = span.getString(CommitLayout.STREAM_ID).getValue();
            if (stream.startsWith(prefix) && span.containsKey(CommitLayout.STREAM_LAST)) {
                found.add(stream);
            }
        }
    }
}
