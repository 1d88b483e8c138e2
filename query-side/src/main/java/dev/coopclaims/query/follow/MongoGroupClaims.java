package dev.coopclaims.query.follow;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.expr;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims in the collection {@code followers}, one document per segment: {@code {_id, group, segment, log, owner, epoch,
 * stores, claimedAt, segments, positions: {<follower>: <position>}, back: [<follower>]}}. The {@code segments} of the first one is their number, and who
 * relies on another number claims none. The server's clock decides when a claim is over, except on a server that serves one process only. The stores of one claim
 * are numbered: one whose answer never came may reach the server late, and then changes nothing if a later one was there
 * before it.
 */
public final class MongoGroupClaims implements GroupClaims {

    private static final Logger LOGGER = LoggerFactory.getLogger(MongoGroupClaims.class);

    /** The name of the collection. */
    public static final String COLLECTION = "followers";

    /** The followers that a change of the number took back, until they know. */
    static final String BACK = "back";

    private static final String GROUP = "group";
    static final String SEGMENT = "segment";
    static final String SEGMENTS = "segments";
    private static final String LOG = "log";
    static final String OWNER = "owner";
    private static final String EPOCH = "epoch";
    /** The number of the last store in this epoch. */
    private static final String STORES = "stores";

    private static final String CLAIMED_AT = "claimedAt";
    static final String POSITIONS = "positions";
    private static final long READING_MILLIS = 10_000;
    /** One store that hangs must not cost the claim. */
    private static final int STORES_PER_CLAIM = 3;

    private static final long MIN_STORING_MILLIS = 1_000;

    private final MongoCollection<Document> everybodys;
    private final MongoCollection<Document> claims;
    private final SegmentNumber numbers;
    private final String group;
    private final String log;
    private final String node;
    private final Duration timeout;
    private final ClaimClock clock;
    private final InstantSource processTime = InstantSource.system();
    private final AtomicLong stores = new AtomicLong();
    /** How many segments there are, as far as is known; 0 before that was asked. */
    private volatile int number;

    /**
     * @param log the identity of the log that the positions are in
     * @param node the name of this process, unique among those on the database
     * @param timeout how long a claim lasts that is not confirmed
     */
    public MongoGroupClaims(
            MongoDatabase database, String group, String log, String node, Duration timeout, ClaimClock clock) {
        this.everybodys = database.getCollection(COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary())
                .withTimeout(READING_MILLIS, TimeUnit.MILLISECONDS);
        this.claims = everybodys.withTimeout(
                Math.clamp(timeout.toMillis() / STORES_PER_CLAIM, MIN_STORING_MILLIS, READING_MILLIS),
                TimeUnit.MILLISECONDS);
        this.numbers = new SegmentNumber(this, everybodys, group);
        this.group = group;
        this.log = log;
        this.node = node;
        this.timeout = timeout;
        this.clock = clock;
    }

    @Override
    public int segments(int wanted) {
        int now = numbers.decide(wanted);
        number = now;
        return now;
    }

    Document created(int segment) {
        return new Document(GROUP, group)
                .append(SEGMENT, segment)
                .append(LOG, log)
                .append(OWNER, null)
                .append(EPOCH, 0L)
                .append(STORES, 0L)
                .append(CLAIMED_AT, null)
                .append(POSITIONS, new Document())
                .append(BACK, List.of());
    }

    @Override
    public Optional<Claim> claim(int segment) {
        int known = number;
        Optional<Claim> claimed = claim(segment, known == 0 ? claimable() : and(claimable(), eq(SEGMENTS, known)));
        if (claimed.isEmpty() && known != 0) {
            requireThere(segment, known);
        }
        return claimed;
    }

    Optional<Claim> claim(int segment, Bson wanted) {
        Document claimed = claims.findOneAndUpdate(
                and(eq("_id", id(segment)), wanted),
                Updates.combine(confirm(new Document(OWNER, node).append(STORES, 0L)), Updates.inc(EPOCH, 1L)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (claimed == null) {
            return Optional.empty();
        }
        requireThisLog(claimed);
        return Optional.of(new Claim(segment, claimed.getLong(EPOCH), positions(claimed), back(claimed)));
    }

    /** Somebody else has the claim; or the document was deleted meanwhile, or says another number of segments. */
    private void requireThere(int segment, int known) {
        Document there = everybodys.find(eq("_id", id(segment))).first();
        if (there == null) {
            LOGGER.warn("the positions of the followers {} were deleted; they start over", id(segment));
        }
        int now = there == null ? numbers.create(known) : there.getInteger(SEGMENTS, known);
        if (now != known && !(segment > 0 && numbers.mend(segment, known))) {
            throw new IllegalStateException(
                    "The group " + group + " has " + now + " segments now, and this process knows " + known
                            + ". Restart it, with the same number everywhere.");
        }
    }

    /** Of a segment whose claim is over, and that is not this process's. */
    Bson abandoned() {
        return and(claimable(), ne(OWNER, node), ne(OWNER, null));
    }

    Bson claimable() {
        Bson over = switch (clock) {
            case SERVER ->
                expr(new Document(
                        "$lt",
                        List.of(
                                "$" + CLAIMED_AT,
                                new Document("$subtract", Arrays.asList("$$NOW", timeout.toMillis())))));
            case PROCESS -> lt(CLAIMED_AT, Date.from(processTime.instant().minus(timeout)));
        };
        return or(eq(OWNER, null), eq(OWNER, node), over);
    }

    private void requireThisLog(Document claimed) {
        String other = claimed.getString(LOG);
        if (!log.equals(other)) {
            throw new IllegalStateException("The positions of the group " + group + " are in the log " + other
                    + ", and this is the log " + log
                    + ": a log was restored or replaced. Delete the group's documents in "
                    + COLLECTION + " and what its followers have built, so that they start over.");
        }
    }

    @Override
    public boolean store(int segment, long epoch, Map<String, Long> positions) {
        return update(segment, epoch, fields(positions).append(BACK, List.of()));
    }

    @Override
    public void giveBack(int segment, long epoch, Map<String, Long> positions) {
        update(segment, epoch, fields(positions).append(OWNER, null));
    }

    boolean update(int segment, long epoch, Document fields) {
        long number = stores.incrementAndGet();
        Bson later = and(eq("_id", id(segment)), eq(OWNER, node), eq(EPOCH, epoch), lt(STORES, number));
        return claims.updateOne(later, confirm(fields.append(STORES, number))).getMatchedCount() == 1;
    }

    @Override
    public Look look() {
        List<Document> documents = documents();
        int segments = documents.isEmpty() ? 0 : documents.getFirst().getInteger(SEGMENTS, documents.size());
        documents.removeIf(document -> document.getInteger(SEGMENT) >= segments);
        return Look.of(
                documents.stream().map(MongoGroupClaims::positions).toList(),
                documents.stream()
                        .map(document -> document.getString(OWNER))
                        .filter(Objects::nonNull)
                        .toList());
    }

    List<Document> documents() {
        return everybodys.find(eq(GROUP, group)).sort(Sorts.ascending(SEGMENT)).into(new ArrayList<>());
    }

    static Map<String, Long> positions(Document document) {
        Map<String, Long> positions = new HashMap<>();
        document.get(POSITIONS, Document.class)
                .forEach((follower, position) -> positions.put(follower, (Long) position));
        return positions;
    }

    private static Set<String> back(Document document) {
        return Set.copyOf(document.getList(BACK, String.class, List.of()));
    }

    private static Document fields(Map<String, Long> positions) {
        Document fields = new Document();
        positions.forEach((follower, position) -> fields.append(POSITIONS + "." + follower, position));
        return fields;
    }

    private Bson confirm(Document fields) {
        return switch (clock) {
            case SERVER -> Updates.combine(new Document("$set", fields), Updates.currentDate(CLAIMED_AT));
            case PROCESS -> new Document("$set", fields.append(CLAIMED_AT, Date.from(processTime.instant())));
        };
    }

    String id(int segment) {
        return group + "/" + segment;
    }
}
