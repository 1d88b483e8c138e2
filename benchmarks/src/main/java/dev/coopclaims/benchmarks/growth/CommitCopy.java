package dev.coopclaims.benchmarks.growth;

import dev.coopclaims.eventstore.append.EncodedCommit;
import dev.coopclaims.eventstore.append.StreamSpan;
import dev.coopclaims.eventstore.bson.BsonBuffer;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import dev.coopclaims.eventstore.sealing.EventSealing;
import dev.coopclaims.eventstore.sealing.FieldMarks;
import dev.coopclaims.eventstore.sealing.FieldSealing;
import dev.coopclaims.eventstore.sealing.FieldSealing.CommitSealing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** Encodes copies of commits that follow one another. Keeps where each of their streams ends; used by one thread. */
final class CommitCopy {
    private static final int INITIAL_BUFFER_BYTES = 2_048;

    private final Map<String, Long> next = new HashMap<>();
    private final FieldSealing fields;
    private final Map<String, String> subjects;

    /** @param subjects of sealed fields, by the original event's id */
    CommitCopy(FieldSealing fields, Map<String, String> subjects) {
        this.fields = fields;
        this.subjects = subjects;
    }

    /** Creates the keys of a whole history in one write, so that no commit of it waits for its own. */
    void createKeys(List<StoredCommit> history, BinaryOperator<String> text) {
        CommitSealing all = fields.begin();
        for (StoredCommit commit : history) {
            for (StoredEvent event : commit.events()) {
                Object standIn = standIn(event, text);
                if (standIn != null) {
                    all.add(standIn, text.apply(CommitLayout.EVENT_STREAM, Objects.requireNonNull(event.stream())));
                }
            }
        }
        all.fetchKeys();
    }

    /**
     * A copy as the event store encodes commits.
     *
     * @param text what stands for a text of a field
     * @param shiftMillis by how much its business time moves
     */
    EncodedCommit of(StoredCommit commit, BinaryOperator<String> text, long shiftMillis) {
        Map<String, StreamSpan> spans = new LinkedHashMap<>();
        CommitSealing sealing = fields.begin();
        List<@Nullable Object> standIns = new ArrayList<>();
        List<Long> sequences = new ArrayList<>();
        for (StoredEvent event : commit.events()) {
            String stream = text.apply(CommitLayout.EVENT_STREAM, Objects.requireNonNull(event.stream()));
            long sequence = next.merge(stream, 1L, Long::sum) - 1;
            sequences.add(sequence);
            Object standIn = standIn(event, text);
            standIns.add(standIn);
            if (standIn != null) {
                sealing.add(standIn, stream);
            }
            spans.merge(
                    stream,
                    new StreamSpan(stream, event.type(), sequence, sequence),
                    (before, one) -> new StreamSpan(stream, before.type(), before.first(), one.last()));
        }
        sealing.fetchKeys();
        try (BsonBuffer buffer = new BsonBuffer(INITIAL_BUFFER_BYTES);
                BsonBinaryWriter out = new BsonBinaryWriter(buffer)) {
            out.writeStartDocument();
            out.writeInt64(CommitLayout.ID, 0);
            out.writeInt32(CommitLayout.VERSION, CommitLayout.CURRENT_VERSION);
            out.writeInt32(CommitLayout.COUNT, commit.events().size());
            out.writeDateTime(CommitLayout.RECORDED_AT, 0);
            out.writeStartArray(CommitLayout.STREAMS);
            spans.values().forEach(span -> write(out, span));
            out.writeEndArray();
            out.writeStartArray(CommitLayout.EVENTS);
            for (int i = 0; i < sequences.size(); i++) {
                StoredEvent event = commit.events().get(i);
                String id = text.apply(CommitLayout.EVENT_ID, event.id());
                String stream = text.apply(CommitLayout.EVENT_STREAM, Objects.requireNonNull(event.stream()));
                Object standIn = standIns.get(i);
                EventSealing sealed = standIn == null ? null : sealing.of(standIn, id, stream);
                out.writeStartDocument();
                out.writeString(CommitLayout.EVENT_ID, id);
                out.writeString(CommitLayout.EVENT_STREAM, stream);
                out.writeInt64(CommitLayout.EVENT_SEQUENCE, sequences.get(i));
                write(out, event, text, sealed, shiftMillis);
                out.writeEndDocument();
            }
            out.writeEndArray();
            out.writeEndDocument();
            return new EncodedCommit(
                    buffer.getInternalBuffer(),
                    buffer.getPosition(),
                    commit.events().size(),
                    List.copyOf(spans.values()));
        }
    }

    private static void write(BsonBinaryWriter out, StreamSpan span) {
        out.writeStartDocument();
        out.writeString(CommitLayout.STREAM_ID, span.id());
        out.writeString(CommitLayout.STREAM_TYPE, Objects.requireNonNull(span.type()));
        out.writeInt64(CommitLayout.STREAM_FIRST, span.first());
        out.writeInt64(CommitLayout.STREAM_LAST, span.last());
        out.writeEndDocument();
    }

    private @Nullable Object standIn(StoredEvent event, BinaryOperator<String> text) {
        String subject = subjects.get(event.id());
        if (subject == null) {
            return null;
        }
        return subject.equals(FieldMarks.STREAM)
                ? new Opened.OfStream("")
                : new Opened.OfNamed("", text.apply("subject", subject));
    }

    private static void write(
            BsonBinaryWriter out,
            StoredEvent event,
            BinaryOperator<String> text,
            @Nullable EventSealing sealing,
            long shiftMillis) {
        out.writeString(CommitLayout.EVENT_NAME, event.name());
        String revision = event.revision();
        if (revision != null) {
            out.writeString(CommitLayout.EVENT_REVISION, revision);
        }
        out.writeDateTime(CommitLayout.EVENT_OCCURRED_AT, event.occurredAt().toEpochMilli() + shiftMillis);
        out.writeName(CommitLayout.EVENT_PAYLOAD);
        // A sub-document begins behind its type and its name, which ends with a zero.
        int payloadAt = out.getBsonOutput().getPosition() + 1 + CommitLayout.EVENT_PAYLOAD.length() + 1;
        document(event.payload(), out, text, sealing);
        byte[] texts = sealing == null ? null : sealing.texts();
        if (texts != null) {
            ((BsonBuffer) out.getBsonOutput()).insertFirst(payloadAt, FieldSealing.TEXTS, texts);
        }
        out.writeName(CommitLayout.EVENT_META);
        document(event.meta(), out, text, null);
    }

    private static void document(
            RawBsonDocument document,
            BsonBinaryWriter out,
            BinaryOperator<String> text,
            @Nullable EventSealing sealing) {
        try (BsonBinaryReader in = new BsonBinaryReader(document.getByteBuffer().asNIO())) {
            members(in, out, text, sealing);
        }
    }

    private static void members(
            BsonReader in, BsonBinaryWriter out, BinaryOperator<String> text, @Nullable EventSealing sealing) {
        in.readStartDocument();
        out.writeStartDocument();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            String name = in.readName();
            out.writeName(name);
            value(name, in, out, text, sealing);
        }
        in.readEndDocument();
        out.writeEndDocument();
    }

    private static void value(
            String name,
            BsonReader in,
            BsonBinaryWriter out,
            BinaryOperator<String> text,
            @Nullable EventSealing sealing) {
        switch (in.getCurrentBsonType()) {
            case STRING -> out.writeString(text.apply(name, in.readString()));
            case DOCUMENT -> members(in, out, text, sealing);
            case ARRAY -> {
                in.readStartArray();
                out.writeStartArray();
                while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
                    value(name, in, out, text, sealing);
                }
                in.readEndArray();
                out.writeEndArray();
            }
            case SYMBOL ->
                out.writeBinaryData(new BsonBinary(
                        Objects.requireNonNull(sealing).seal(FieldMarks.STREAM, text.apply(name, in.readSymbol()))));
            case JAVASCRIPT ->
                out.writeBinaryData(new BsonBinary(Objects.requireNonNull(sealing)
                        .seal("subject", text.apply(name, Opened.textOf(in.readJavaScript())))));
            case INT32 -> out.writeInt32(in.readInt32());
            case INT64 -> out.writeInt64(in.readInt64());
            case DOUBLE -> out.writeDouble(in.readDouble());
            case DECIMAL128 -> out.writeDecimal128(in.readDecimal128());
            case BOOLEAN -> out.writeBoolean(in.readBoolean());
            case DATE_TIME -> out.writeDateTime(in.readDateTime());
            case NULL -> {
                in.readNull();
                out.writeNull();
            }
            default -> throw new IllegalStateException("events have no " + in.getCurrentBsonType() + ": " + name);
        }
    }
}
