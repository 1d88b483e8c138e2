package dev.coopclaims.eventstore.log;

import java.util.OptionalLong;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** The highest sequence of a stream inside one commit. */
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
}
