package dev.coopclaims.documents.gridfs;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.ContentRefused.Code;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many bytes each owner has stored, one line each: {@code {_id: <owner>, bytes, changedAt}}. A count is raised before its content can be
 * read and lowered after it is removed, so a crash in between leaves it too high until it is counted anew.
 */
final class Usage {
    private static final Logger log = LoggerFactory.getLogger(Usage.class);
    private static final String ID = "_id";
    private static final String BYTES = "bytes";
    private static final String CHANGED_AT = "changedAt";

    /** Longer than a write to the database takes, with its time-outs. */
    private static final Duration SETTLED_AFTER = Duration.ofMinutes(1);

    private static final int DUPLICATE_KEY = 11_000;

    private final MongoCollection<Document> usage;
    private final long quotaBytes;
    private final InstantSource wallTime;

    /**
     * @param quotaBytes what one owner may store; 1 or more
     * @param wallTime by which it is told when a count was changed
     */
    Usage(MongoCollection<Document> usage, long quotaBytes, InstantSource wallTime) {
        if (quotaBytes < 1) {
            throw new IllegalArgumentException("nobody may store anything");
        }
        this.usage = usage;
        this.quotaBytes = quotaBytes;
        this.wallTime = wallTime;
    }

    /** What a content takes of its owner's space. */
    record Share(String owner, long bytes) {
        /** Empty for what has no owner. */
        static Optional<Share> of(Map<String, String> belongsTo, long bytes) {
            return Optional.ofNullable(belongsTo.get(GridFsDocumentContents.OWNER))
                    .map(owner -> new Share(owner, bytes));
        }
    }

    /**
     * Refuses what would have no room before its first byte is stored; how much it is, is not known yet.
     *
     * @throws ContentRefused if the owner has used everything up
     */
    void requireRoom(Map<String, String> belongsTo) {
        String owner = belongsTo.get(GridFsDocumentContents.OWNER);
        if (owner != null
                && usage.find(and(eq(ID, owner), gte(BYTES, quotaBytes))).first() != null) {
            throw usedUp();
        }
    }

    /**
     * Takes space, in one update, so that uploads at the same time do not take more together.
     *
     * @throws ContentRefused if there is not enough left
     */
    void take(Share share) {
        if (share.bytes() > quotaBytes) {
            throw usedUp();
        }
        if (raised(share)) {
            return;
        }
        try {
            usage.insertOne(new Document(ID, share.owner())
                    .append(BYTES, share.bytes())
                    .append(CHANGED_AT, Date.from(wallTime.instant())));
        } catch (MongoWriteException known) {
            if (known.getError().getCode() != DUPLICATE_KEY) {
                throw known;
            }
            // The owner has a line: there is no room, or another upload has just begun it.
            if (!raised(share)) {
                throw usedUp();
            }
        }
    }

    private boolean raised(Share share) {
        return usage.updateOne(
                                and(eq(ID, share.owner()), lte(BYTES, quotaBytes - share.bytes())),
                                changed(share.bytes()))
                        .getMatchedCount()
                == 1;
    }

    void giveBack(Share share) {
        usage.updateOne(eq(ID, share.owner()), changed(-share.bytes()));
    }

    private Bson changed(long bytes) {
        return combine(inc(BYTES, bytes), set(CHANGED_AT, Date.from(wallTime.instant())));
    }

    /**
     * Corrects the counts. Bytes are counted a moment before their content can be read, and given back a moment after it is gone, so
     * a count that changed within the last minute, or changes meanwhile, is left for the next time.
     *
     * @param counted the bytes that contents really take, read after this was asked for
     * @return false if one was left
     */
    boolean correct(Supplier<Map<String, Long>> counted) {
        Instant settled = wallTime.instant().minus(SETTLED_AFTER);
        Map<String, Document> before = new HashMap<>();
        usage.find().forEach(line -> before.put(line.getString(ID), line));
        Map<String, Long> real = counted.get();
        boolean all = true;
        for (Map.Entry<String, Document> line : before.entrySet()) {
            String owner = line.getKey();
            long bytes = line.getValue().getLong(BYTES);
            long stored = real.getOrDefault(owner, 0L);
            if (stored == bytes) {
                continue;
            }
            Date changedAt = line.getValue().getDate(CHANGED_AT);
            boolean corrected = (changedAt == null || changedAt.toInstant().isBefore(settled))
                    && usage.updateOne(
                                            and(eq(ID, owner), eq(BYTES, bytes), eq(CHANGED_AT, changedAt)),
                                            inc(BYTES, stored - bytes))
                                    .getModifiedCount()
                            == 1;
            if (corrected) {
                log.info("{} has stored {} bytes, not {} as was counted", owner, stored, bytes);
            }
            all &= corrected;
        }
        for (Map.Entry<String, Long> owner : real.entrySet()) {
            if (!before.containsKey(owner.getKey())) {
                all &= usage.updateOne(
                                        eq(ID, owner.getKey()),
                                        setOnInsert(BYTES, owner.getValue()),
                                        new UpdateOptions().upsert(true))
                                .getUpsertedId()
                        != null;
            }
        }
        return all;
    }

    private ContentRefused usedUp() {
        return new ContentRefused(Code.STORAGE_USED_UP, Map.of("limitBytes", quotaBytes));
    }
}
