package dev.coopclaims.eventstore.contract;

import dev.coopclaims.eventstore.log.CommitLayout;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** Commits made by hand, to see how a log refuses them. */
final class RawCommits {

    private RawCommits() {}

    /** A commit of one event like another one, at another position and for another stream. */
    static RawBsonDocument moved(RawBsonDocument commit, long position, String stream) {
        BsonDocument copy = commit.decode(new BsonDocumentCodec());
        copy.put(CommitLayout.ID, new BsonInt64(position));
        copy.getArray(CommitLayout.STREAMS).getFirst().asDocument().put(CommitLayout.STREAM_ID, new BsonString(stream));
        copy.getArray(CommitLayout.EVENTS)
                .getFirst()
                .asDocument()
                .put(CommitLayout.EVENT_STREAM, new BsonString(stream));
        copy.getArray(CommitLayout.EVENTS)
                .getFirst()
                .asDocument()
                .put(CommitLayout.EVENT_ID, new BsonString("event of " + stream));
        return new RawBsonDocument(copy, new BsonDocumentCodec());
    }
}
