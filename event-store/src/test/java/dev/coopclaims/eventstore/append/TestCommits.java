package dev.coopclaims.eventstore.append;

import dev.coopclaims.eventstore.log.CommitLayout;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.BsonBinaryWriter;
import org.bson.io.BasicOutputBuffer;

/** Commits without Axon. */
final class TestCommits {

    private TestCommits() {}

    /** A commit that begins a stream with one event. */
    static EncodedCommit one(String stream) {
        return one(stream, 0);
    }

    static EncodedCommit one(String stream, long sequence) {
        try (BasicOutputBuffer buffer = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            writer.writeStartDocument();
            writer.writeInt64(CommitLayout.ID, 0);
            writer.writeInt32(CommitLayout.VERSION, CommitLayout.CURRENT_VERSION);
            writer.writeInt32(CommitLayout.COUNT, 1);
            writer.writeDateTime(CommitLayout.RECORDED_AT, 0);
            writer.writeStartArray(CommitLayout.STREAMS);
            writer.writeStartDocument();
            writer.writeString(CommitLayout.STREAM_ID, stream);
            writer.writeString(CommitLayout.STREAM_TYPE, "Test");
            writer.writeInt64(CommitLayout.STREAM_FIRST, sequence);
            writer.writeInt64(CommitLayout.STREAM_LAST, sequence);
            writer.writeEndDocument();
            writer.writeEndArray();
            writer.writeStartArray(CommitLayout.EVENTS);
            writer.writeStartDocument();
            writer.writeString(CommitLayout.EVENT_ID, UUID.randomUUID().toString());
            writer.writeString(CommitLayout.EVENT_STREAM, stream);
            writer.writeInt64(CommitLayout.EVENT_SEQUENCE, sequence);
            writer.writeString(CommitLayout.EVENT_NAME, "test.Happened");
            writer.writeDateTime(CommitLayout.EVENT_OCCURRED_AT, Instant.now().toEpochMilli());
            writer.writeStartDocument(CommitLayout.EVENT_PAYLOAD);
            writer.writeEndDocument();
            writer.writeStartDocument(CommitLayout.EVENT_META);
            writer.writeEndDocument();
            writer.writeEndDocument();
            writer.writeEndArray();
            writer.writeEndDocument();
            return new EncodedCommit(
                    buffer.getInternalBuffer(),
                    buffer.getPosition(),
                    1,
                    List.of(new StreamSpan(stream, "Test", sequence, sequence)));
        }
    }
}
