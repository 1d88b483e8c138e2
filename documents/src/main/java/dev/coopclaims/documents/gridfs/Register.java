package dev.coopclaims.documents.gridfs;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.FindOneAndDeleteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.documents.StoredContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * One line per content: its state and its facts, and the content itself if it is small. Otherwise the line is written
 * before the first byte and removed after the last, so that the sweep finds whatever a crash leaves in GridFS. Every change of state names the expected state and returns
 * whether the content had it.
 */
final class Register {
    /** The state of a content. Only {@link #STORED} and {@link #CONFIRMED} can be read. */
    enum State {
        QUARANTINED,
        STORED,
        CONFIRMED,
        LEAVING
    }

    /** A line and its state. */
    record Entry(ContentId id, State state) {}

    static final String ID = "_id";
    static final String STATE = "state";
    private static final String BEGUN_AT = "begunAt";
    private static final String FILE_NAME = "fileName";
    private static final String MEDIA_TYPE = "mediaType";
    static final String BELONGS_TO = "belongsTo";
    private static final String SIZE_BYTES = "sizeBytes";
    private static final String SHA_256 = "sha256";
    private static final String SCANNED_BY = "scannedBy";
    private static final String BYTES = "bytes";
    private static final String OWNER = BELONGS_TO + "." + GridFsDocumentContents.OWNER;

    static final List<String> READABLE = List.of(State.STORED.name(), State.CONFIRMED.name());

    private final MongoCollection<Document> lines;
    private final MongoCollection<Document> unhurried;

    Register(MongoCollection<Document> lines) {
        this.lines = lines;
        this.unhurried = lines.withWriteConcern(WriteConcern.W1);
    }

    /**
     * A content that can be read.
     *
     * @param bytes the content itself if it is small; absent if it is in GridFS
     */
    record Kept(StoredContent content, @Nullable Binary bytes) {}

    void createIndexes() {
        lines.createIndex(Indexes.ascending(STATE, BEGUN_AT), new IndexOptions().name("by_state_and_age"));
        lines.createIndex(Indexes.ascending(OWNER, SIZE_BYTES), new IndexOptions().name("by_owner_and_size"));
        // What an erasure asks for: lines hold small contents, so no read passes over all of them.
        lines.createIndex(
                Indexes.ascending(BELONGS_TO + "." + DocumentContents.CLAIM),
                new IndexOptions().name("by_claim").sparse(true));
    }

    void begin(ContentId id, Instant at) {
        lines.insertOne(new Document(ID, id.value())
                .append(STATE, State.QUARANTINED.name())
                .append(BEGUN_AT, Date.from(at)));
    }

    /** Stores a small content with its facts, in one line and one write: it is there as a whole or not at all. */
    void store(StoredContent content, byte[] bytes, Instant begunAt) {
        Document line = new Document(ID, content.id().value())
                .append(STATE, State.STORED.name())
                .append(BEGUN_AT, Date.from(begunAt));
        line.putAll(facts(content));
        lines.insertOne(line.append(BYTES, new Binary(bytes)));
    }

    private static Document facts(StoredContent content) {
        return new Document(FILE_NAME, content.fileName())
                .append(MEDIA_TYPE, content.mediaType())
                .append(SIZE_BYTES, content.sizeBytes())
                .append(SHA_256, content.sha256())
                .append(SCANNED_BY, content.scannedBy())
                .append(BELONGS_TO, new Document(new TreeMap<>(content.belongsTo())));
    }

    /** Releases the content from quarantine; false if the sweep has removed it meanwhile. */
    boolean release(StoredContent content) {
        Document released = new Document(STATE, State.STORED.name());
        released.putAll(facts(content));
        return lines.updateOne(inState(content.id(), State.QUARANTINED), new Document("$set", released))
                        .getMatchedCount()
                == 1;
    }

    /**
     * Confirms a stored content, once or again; false if there is none. Does not wait for the majority: if a fail-over
     * undoes it, the content is stored again, and the sweep asks whether an event refers to it.
     */
    boolean confirm(ContentId id) {
        return unhurried
                        .updateOne(canBeRead(id), set(STATE, State.CONFIRMED.name()))
                        .getMatchedCount()
                == 1;
    }

    boolean move(ContentId id, State from, State to) {
        return lines.updateOne(inState(id, from), set(STATE, to.name())).getMatchedCount() == 1;
    }

    /** Whether the content is confirmed, even if the majority does not know it yet. */
    boolean isConfirmed(ContentId id) {
        return move(id, State.CONFIRMED, State.CONFIRMED);
    }

    /** The facts of a content that can be read. */
    Optional<StoredContent> find(ContentId id) {
        return Optional.ofNullable(lines.find(canBeRead(id))
                        .projection(Projections.exclude(BYTES))
                        .first())
                .map(line -> facts(id, line));
    }

    /** A content that can be read, with its bytes if it is small. */
    Optional<Kept> readable(ContentId id) {
        return Optional.ofNullable(lines.find(canBeRead(id)).first())
                .map(line -> new Kept(facts(id, line), line.get(BYTES, Binary.class)));
    }

    static Bson canBeRead(ContentId id) {
        return and(eq(ID, id.value()), in(STATE, READABLE));
    }

    /** Lines begun before the instant in any of the states, up to the limit. */
    List<Entry> begunBefore(Instant limit, List<State> states, int maxLines) {
        return lines.find(and(in(STATE, states.stream().map(State::name).toList()), lt(BEGUN_AT, Date.from(limit))))
                .projection(Projections.include(STATE))
                .limit(maxLines)
                .map(line -> new Entry(new ContentId(line.getString(ID)), State.valueOf(line.getString(STATE))))
                .into(new ArrayList<>());
    }

    /** Replaces the names of all contents that belong to something. */
    void rename(String of, String id, String name) {
        lines.updateMany(and(eq(BELONGS_TO + "." + of, id), ne(FILE_NAME, name)), set(FILE_NAME, name));
    }

    /** The contents that belong to something and that the system made, in whatever state. */
    List<Entry> madeOf(String of, String id) {
        return lines.find(and(
                        eq(BELONGS_TO + "." + of, id),
                        eq(BELONGS_TO + "." + DocumentContents.MADE, DocumentContents.RENDERED)))
                .projection(Projections.include(STATE))
                .map(line -> new Entry(new ContentId(line.getString(ID)), State.valueOf(line.getString(STATE))))
                .into(new ArrayList<>());
    }

    /**
     * Removes the line of a content that leaves.
     *
     * @return how much it had of whose space; empty if nothing of it was counted, or the line is gone
     */
    Optional<Usage.Share> remove(ContentId id) {
        Document gone = lines.findOneAndDelete(
                inState(id, State.LEAVING),
                new FindOneAndDeleteOptions().projection(Projections.include(SIZE_BYTES, BELONGS_TO)));
        return gone == null || gone.getLong(SIZE_BYTES) == null
                ? Optional.empty()
                : Usage.Share.of(belongsTo(gone), gone.getLong(SIZE_BYTES));
    }

    /** How many bytes are stored, by owner. */
    Map<String, Long> bytesByOwner() {
        Map<String, Long> bytes = new HashMap<>();
        lines.aggregate(List.of(
                        Aggregates.match(gt(OWNER, "")),
                        Aggregates.group("$" + OWNER, Accumulators.sum(SIZE_BYTES, "$" + SIZE_BYTES))))
                .forEach(sum -> bytes.put(
                        sum.getString(ID),
                        required(sum.get(SIZE_BYTES, Number.class)).longValue()));
        return bytes;
    }

    private static Bson inState(ContentId id, State state) {
        return and(eq(ID, id.value()), eq(STATE, state.name()));
    }

    private static StoredContent facts(ContentId id, Document line) {
        return new StoredContent(
                id,
                required(line.getString(FILE_NAME)),
                required(line.getString(MEDIA_TYPE)),
                required(line.getLong(SIZE_BYTES)),
                required(line.getString(SHA_256)),
                belongsTo(line),
                required(line.getString(SCANNED_BY)));
    }

    static Map<String, String> belongsTo(Document line) {
        Map<String, String> belongsTo = new TreeMap<>();
        Document stored = required(line.get(BELONGS_TO, Document.class));
        stored.forEach((name, value) -> belongsTo.put(name, String.valueOf(value)));
        return belongsTo;
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a register line lacks one of its facts");
        }
        return value;
    }
}
