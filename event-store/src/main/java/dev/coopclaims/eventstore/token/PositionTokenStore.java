package dev.coopclaims.eventstore.token;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import dev.coopclaims.eventstore.driver.OperationTimeout;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Positions of event processors in the collection {@code positions}, one document per segment: {@code {processor,
 * segment, position, resetAt, log, owner, epoch, claimedAt}}. Claiming is one atomic operation that starts a new epoch;
 * claims expire. Storing requires the claim and its epoch, so a position cannot be overwritten by a node that was
 * paused too long, nor by an old thread of a node that has lost the segment and claimed it again. Segments can be split
 * and reset as usual; merging is refused, because a merged token is not one number.
 */
public final class PositionTokenStore implements TokenStore {

    /** The name of the collection. */
    public static final String COLLECTION = "positions";

    static final String PROCESSOR = "processor";
    static final String SEGMENT = "segment";
    static final String POSITION = "position";
    static final String RESET_AT = "resetAt";
    static final String LOG = "log";
    static final String OWNER = "owner";
    static final String EPOCH = "epoch";
    static final String CLAIMED_AT = "claimedAt";

    private static final String IDENTIFIER = "storage";

    private final MongoCollection<Document> positions;
    private final String node;
    private final SegmentLeases claims;
    private final String log;
    /** The epoch of the last claim on a segment by this node, and by this thread. */
    private final Map<String, Long> epochs = new ConcurrentHashMap<>();

    private final ThreadLocal<Map<String, Long>> epochsOfThread = ThreadLocal.withInitial(HashMap::new);

    /**
     * @param log the id of the log that the positions are in
     * @param node the name of this node, unique among the nodes on this database
     * @param claimTimeout after which a claim that is not extended may be taken by another node
     */
    public PositionTokenStore(
            MongoDatabase database, String log, String node, Duration claimTimeout, TokenClock clock) {
        this(database, log, node, claimTimeout, clock, InstantSource.system());
    }

    /** {@code processTime} is the clock of {@link TokenClock#PROCESS}, and not used otherwise. */
    PositionTokenStore(
            MongoDatabase database,
            String log,
            String node,
            Duration claimTimeout,
            TokenClock clock,
            InstantSource processTime) {
        this.positions = OperationTimeout.bounded(database)
                .getCollection(COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        this.log = log;
        this.node = node;
        this.claims = new SegmentLeases(node, claimTimeout, clock, processTime);
    }

    /**
     * The position that a processor has certainly reached: the lowest of its segments, -1 if one has not begun; empty
     * if it has no segments.
     */
    public OptionalLong lowestPosition(String processor) {
        return segmentPositions(processor).stream()
                .mapToLong(SegmentPosition::position)
                .min();
    }

    /** The segments of a processor, in order. */
    public List<SegmentPosition> segmentPositions(String processor) {
        List<SegmentPosition> segments = new ArrayList<>();
        for (Document document :
                positions.find(Filters.eq(PROCESSOR, processor)).sort(new Document(SEGMENT, 1))) {
            Long position = document.getLong(POSITION);
            Long resetAt = document.getLong(RESET_AT);
            segments.add(new SegmentPosition(
                    document.getInteger(SEGMENT),
                    position == null ? -1 : position,
                    resetAt == null ? OptionalLong.empty() : OptionalLong.of(resetAt),
                    Optional.ofNullable(document.getString(OWNER))));
        }
        return segments;
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        initializeTokenSegments(processorName, segmentCount, null);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        if (fetchSegments(processorName).length > 0) {
            throw new UnableToClaimTokenException("The processor " + processorName + " has segments already");
        }
        List<Document> segments = new ArrayList<>(segmentCount);
        for (int segment = 0; segment < segmentCount; segment++) {
            segments.add(unclaimed(PlainToken.of(initialToken), processorName, segment));
        }
        try {
            positions.insertMany(segments);
        } catch (MongoBulkWriteException e) {
            throw new UnableToClaimTokenException("The processor " + processorName + " has segments already", e);
        }
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
        try {
            positions.insertOne(unclaimed(PlainToken.of(token), processorName, segment));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            throw new UnableToInitializeTokenException(
                    "Segment " + segment + " of the processor " + processorName + " exists already");
        }
    }

    private Document unclaimed(PlainToken token, String processor, int segment) {
        return new Document("_id", id(processor, segment))
                .append(PROCESSOR, processor)
                .append(SEGMENT, segment)
                .append(POSITION, token.position())
                .append(RESET_AT, token.resetAt())
                .append(LOG, log)
                .append(OWNER, null)
                .append(EPOCH, 0L)
                .append(CLAIMED_AT, null);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    @SuppressWarnings("NullAway") // null is Axon's token before the first event
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        Document claimed = positions.findOneAndUpdate(
                Filters.and(Filters.eq("_id", id(processorName, segment)), claims.claimable()),
                claims.claim(),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (claimed == null) {
            throw new UnableToClaimTokenException("Segment " + segment + " of the processor " + processorName
                    + " is claimed by another node, or does not exist");
        }
        requireThisLog(claimed, processorName);
        String id = id(processorName, segment);
        Long epoch = claimed.getLong(EPOCH);
        epochs.put(id, epoch);
        epochsOfThread.get().put(id, epoch);
        return new PlainToken(claimed.getLong(POSITION), claimed.getLong(RESET_AT)).toAxon();
    }

    private void requireThisLog(Document claimed, String processor) {
        String other = claimed.getString(LOG);
        if (!log.equals(other)) {
            throw new IllegalStateException("The position of the processor " + processor + " is in the log " + other
                    + ", and this is the log " + log + ": a log was restored or replaced. Delete the processor's"
                    + " positions and the data it has built, so that it starts over.");
        }
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        PlainToken plain = PlainToken.of(token);
        requireClaim(
                positions
                        .updateOne(mine(processorName, segment), claims.store(plain.position(), plain.resetAt()))
                        .getMatchedCount(),
                processorName,
                segment);
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        requireClaim(
                positions
                        .updateOne(mine(processorName, segment), claims.extend())
                        .getMatchedCount(),
                processorName,
                segment);
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        positions.updateOne(mine(processorName, segment), Updates.set(OWNER, null));
    }

    @Override
    public void deleteToken(String processorName, int segment) {
        requireClaim(positions.deleteOne(mine(processorName, segment)).getDeletedCount(), processorName, segment);
    }

    /**
     * Uses the epoch of this thread's own claim, if any: another thread may have claimed the segment after it was lost.
     */
    private Bson mine(String processor, int segment) {
        String id = id(processor, segment);
        Long epoch = epochsOfThread.get().getOrDefault(id, epochs.get(id));
        Bson owned = Filters.and(Filters.eq("_id", id), Filters.eq(OWNER, node));
        return epoch == null ? owned : Filters.and(owned, Filters.eq(EPOCH, epoch));
    }

    private static void requireClaim(long found, String processor, int segment) {
        if (found == 0) {
            throw new UnableToClaimTokenException(
                    "This node no longer has a claim on segment " + segment + " of the processor " + processor);
        }
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return segmentPositions(processorName).stream()
                .mapToInt(SegmentPosition::segment)
                .toArray();
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        int[] all = fetchSegments(processorName);
        List<Segment> available = new ArrayList<>();
        for (Document document : positions
                .find(Filters.and(Filters.eq(PROCESSOR, processorName), claims.claimable()))
                .sort(new Document(SEGMENT, 1))) {
            available.add(Segment.computeSegment(document.getInteger(SEGMENT), all));
        }
        return available;
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        Document found = positions.findOneAndUpdate(
                Filters.eq("_id", IDENTIFIER),
                Updates.setOnInsert("identifier", UUID.randomUUID().toString()),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return found == null ? Optional.empty() : Optional.ofNullable(found.getString("identifier"));
    }

    private static String id(String processor, int segment) {
        return processor + "/" + segment;
    }
}
