package dev.coopclaims.eventstore.append;

import dev.coopclaims.eventstore.log.CommitLayout;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * A commit encoded by its caller as {@link CommitLayout} describes, with zeros for position and time. Once it is handed
 * over, the bytes belong to the appender.
 */
public final class EncodedCommit {

    private final byte[] bytes;
    private final int length;
    private final int events;
    private final List<StreamSpan> streams;

    /**
     * @param bytes that begin with the document; more may follow
     * @param length of the document in bytes
     * @param events at least one
     * @param streams in the order of the document, at least one, each id once
     * @throws CommitTooLargeException over 1,000 events or 12 MB
     */
    public EncodedCommit(byte[] bytes, int length, int events, List<StreamSpan> streams) {
        if (events > CommitLayout.MAX_EVENTS_PER_COMMIT) {
            throw new CommitTooLargeException("A commit of " + events + " events was refused; the limit is "
                    + CommitLayout.MAX_EVENTS_PER_COMMIT + " events");
        }
        if (length > CommitLayout.MAX_BYTES_PER_COMMIT) {
            throw new CommitTooLargeException("A commit of " + length + " bytes was refused; the limit is "
                    + CommitLayout.MAX_BYTES_PER_COMMIT + " bytes");
        }
        this.bytes = bytes;
        this.length = length;
        this.events = events;
        this.streams = List.copyOf(streams);
    }

    /** A copy that also takes sequence 0 of some of its streams, so that no other commit can begin them. */
    EncodedCommit reservingStartOf(List<StreamSpan> begun) {
        BsonDocumentCodec codec = new BsonDocumentCodec();
        BsonDocument changed = document().decode(codec);
        for (StreamSpan span : begun) {
            changed.getArray(CommitLayout.STREAMS)
                    .addFirst(new BsonDocument(CommitLayout.STREAM_ID, new BsonString(span.id()))
                            .append(CommitLayout.STREAM_FIRST, new BsonInt64(0)));
        }
        ByteBuf encoded = new RawBsonDocument(changed, codec).getByteBuffer();
        byte[] copy = new byte[encoded.remaining()];
        encoded.get(copy);
        return new EncodedCommit(copy, copy.length, events, streams);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    int events() {
        return events;
    }

    List<StreamSpan> streams() {
        return streams;
    }

    RawBsonDocument document() {
        return new RawBsonDocument(bytes, 0, length);
    }
}
