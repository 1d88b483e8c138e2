package dev.coopclaims.eventstore.log;

import java.util.OptionalLong;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** The highest sequence of a stream inside one commit. */
public final class StreamHead {

    private StreamHead() {}

    /** The highest sequence that a commit holds of a stream; payloads may have been left out. */
    public static OptionalLong in(RawBsonDocument commit, String stream) {
        BsonArray events = commit.getArray(CommitLayout.EVENTS);
        BsonString wanted = new BsonString(stream);
        OptionalLong head = OptionalLong.empty();
        for (BsonValue value : events) {
            BsonDocument event = value.asDocument();
            if (wanted.equals(event.get(CommitLayout.EVENT_STREAM))) {
                head = OptionalLong.of(
                        event.getInt64(CommitLayout.EVENT_SEQUENCE).longValue());
            }
        }
        return head;
    }
}
