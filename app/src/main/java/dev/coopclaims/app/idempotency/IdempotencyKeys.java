package dev.coopclaims.app.idempotency;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * One line per key in the database, written before the command runs. The application's database writes with majority
 * and journal, so what is read here holds across nodes and restarts.
 */
final class IdempotencyKeys implements KeptAnswers {
    static final String COLLECTION = "idempotencyKeys";

    /** Holds those parts of a long response that do not fit in its key's line. */
    static final String PIECES = "idempotencyAnswers";

    /** Lines and pieces stay far below the size limit of a document (16 MB). */
    private static final int PIECE_BYTES = 4 * 1024 * 1024;

    /**
     * One process removes expired lines after writing this many, for servers that do not expire documents themselves.
     */
    private static final int LINES_BETWEEN_PURGES = 1_000;

    private static final String ID = "_id";
    private static final String ATTEMPT = "attempt";
    private static final String LEASE_UNTIL = "leaseUntil";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String FINGERPRINT = "fingerprint";
    private static final String STATUS = "status";
    private static final String HEADERS = "headers";
    private static final String BODY = "body";
    private static final String LENGTH = "lengthBytes";
    private static final String DEFLATED = "deflated";
    private static final String PIECE_COUNT = "pieces";

    private final MongoCollection<Document> lines;
    private final MongoCollection<Document> pieces;
    private final InstantSource wallClock;
    private final AtomicLong written = new AtomicLong();

    IdempotencyKeys(MongoDatabase database, InstantSource wallClock) {
        this.lines = database.getCollection(COLLECTION);
        this.pieces = database.getCollection(PIECES);
        this.wallClock = wallClock;
    }

    /** What is found for a key. */
    sealed interface Found {
        /** This attempt has the key and must run the command. */
        record Ours() implements Found {}

        /** Another request with the key is in progress. */
        record InProgress() implements Found {}

        /** The first request was answered. */
        record Answered(KeptAnswer answer) implements Found {}
    }

    void createIndex() {
        IndexOptions expiry = new IndexOptions().name("expiry").expireAfter(0L, TimeUnit.SECONDS);
        lines.createIndex(Indexes.ascending(EXPIRES_AT), expiry);
        pieces.createIndex(Indexes.ascending(EXPIRES_AT), expiry);
    }

    /**
     * Takes the key for an attempt, unless it is taken.
     *
     * @param attempt a new random id
     */
    Found take(String key, String attempt, Duration lease, Duration keepFor) {
        purgeNowAndThen();
        Instant now = wallClock.instant();
        Document line = new Document(ID, key)
                .append(ATTEMPT, attempt)
                .append(LEASE_UNTIL, Date.from(now.plus(lease)))
                .append(EXPIRES_AT, Date.from(now.plus(keepFor)));
        try {
            lines.insertOne(line);
            return new Found.Ours();
        } catch (MongoException failed) {
            if (ErrorCategory.fromErrorCode(failed.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw failed;
            }
        }
        Document there = lines.find(Filters.eq(ID, key)).first();
        if (there == null) {
            return new Found.InProgress(); // it was released just now: the caller looks again
        }
        boolean expired = !there.getDate(EXPIRES_AT).toInstant().isAfter(now);
        boolean lost = !there.containsKey(STATUS)
                && !there.getDate(LEASE_UNTIL).toInstant().isAfter(now);
        if (expired || lost) {
            Bson asSeen = Filters.and(Filters.eq(ID, key), Filters.eq(ATTEMPT, there.getString(ATTEMPT)));
            return lines.replaceOne(asSeen, line).getModifiedCount() == 1 ? new Found.Ours() : new Found.InProgress();
        }
        return there.containsKey(STATUS) ? new Found.Answered(answerOf(there)) : new Found.InProgress();
    }

    /**
     * Stores the answer, unless another attempt has taken over the key.
     *
     * @param keepFor at least as long as this attempt's lease
     */
    void answered(String key, String attempt, KeptAnswer answer, Duration keepFor) {
        Bson line = Updates.combine(
                Updates.set(FINGERPRINT, answer.fingerprint()),
                Updates.set(STATUS, answer.status()),
                Updates.set(HEADERS, new Document(new LinkedHashMap<>(answer.headers()))));
        HeldBody.Kept body = answer.body();
        lines.updateOne(
                Filters.and(Filters.eq(ID, key), Filters.eq(ATTEMPT, attempt)),
                body == null
                        ? line
                        : Updates.combine(
                                line,
                                stored(
                                        attempt,
                                        body,
                                        Date.from(wallClock.instant().plus(keepFor)))));
    }

    /** Long bodies are stored in pieces, all written before the line refers to them. */
    private Bson stored(String attempt, HeldBody.Kept body, Date expiresAt) {
        byte[] bytes = body.bytes().getData();
        int count = bytes.length <= PIECE_BYTES ? 0 : Math.ceilDiv(bytes.length, PIECE_BYTES);
        for (int i = 0; i < count; i++) {
            byte[] piece = Arrays.copyOfRange(bytes, i * PIECE_BYTES, Math.min(bytes.length, (i + 1) * PIECE_BYTES));
            pieces.insertOne(new Document(ID, pieceId(attempt, i))
                    .append(BODY, new Binary(piece))
                    .append(EXPIRES_AT, expiresAt));
        }
        return Updates.combine(
                Updates.set(LENGTH, body.lengthBytes()),
                Updates.set(DEFLATED, body.deflated()),
                count == 0 ? Updates.set(BODY, body.bytes()) : Updates.set(PIECE_COUNT, count));
    }

    /** Null when the body was too long to be stored or a piece of it is missing; never a part of it. */
    private HeldBody.@Nullable Kept bodyOf(Document line) {
        if (!line.containsKey(LENGTH)) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Binary whole = line.get(BODY, Binary.class);
        if (whole != null) {
            bytes.writeBytes(whole.getData());
        }
        for (int i = 0; i < line.getInteger(PIECE_COUNT, 0); i++) {
            Document piece = pieces.find(Filters.eq(ID, pieceId(line.getString(ATTEMPT), i)))
                    .first();
            if (piece == null) {
                return null;
            }
            bytes.writeBytes(piece.get(BODY, Binary.class).getData());
        }
        return new HeldBody.Kept(
                new Binary(bytes.toByteArray()), line.getBoolean(DEFLATED, false), line.getLong(LENGTH));
    }

    private static String pieceId(String attempt, int number) {
        return attempt + "#" + number;
    }

    /** Releases the key: the answer was not final, so a repeat counts as a first request. */
    void giveBack(String key, String attempt) {
        lines.deleteOne(Filters.and(Filters.eq(ID, key), Filters.eq(ATTEMPT, attempt)));
    }

    private KeptAnswer answerOf(Document line) {
        Map<String, String> headers = new LinkedHashMap<>();
        line.get(HEADERS, new Document()).forEach((name, value) -> headers.put(name, String.valueOf(value)));
        return new KeptAnswer(line.getString(FINGERPRINT), line.getInteger(STATUS), headers, bodyOf(line));
    }

    @Override
    public void forget() {
        List<Bson> forgotten = new ArrayList<>();
        for (String told : List.of(FINGERPRINT, BODY, LENGTH, DEFLATED, PIECE_COUNT)) {
            forgotten.add(Updates.unset(told));
        }
        HeldResponse.KEPT_HEADERS.stream()
                .filter(header -> !header.equals(HeldResponse.EVENT_POSITION))
                .forEach(header -> forgotten.add(Updates.unset(HEADERS + "." + header)));
        lines.updateMany(Filters.exists(FINGERPRINT), Updates.combine(forgotten));
        pieces.deleteMany(Filters.empty());
    }

    private void purgeNowAndThen() {
        if (written.incrementAndGet() % LINES_BETWEEN_PURGES == 0) {
            Bson expired = Filters.lt(EXPIRES_AT, Date.from(wallClock.instant()));
            lines.deleteMany(expired);
            pieces.deleteMany(expired);
        }
    }
}
