package dev.coopclaims.app.wiring.erasure;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;

/**
 * Lets one node at a time carry erasures out; whoever has it renews it while it works, so that another one soon goes on when
 * it dies. It saves work and no more: every step can be repeated, so a node that stood still, or whose clock is wrong, does no
 * harm.
 */
final class Lease {
    static final String COLLECTION = "leases";

    private static final String ID = "_id";
    private static final String NAME = "erasures";
    private static final String OWNER = "owner";
    private static final String UNTIL = "until";

    private final MongoCollection<Document> leases;
    private final InstantSource wallClock;
    private final String owner = UUID.randomUUID().toString();

    Lease(MongoDatabase database, InstantSource wallClock) {
        this.leases = database.getCollection(COLLECTION);
        this.wallClock = wallClock;
    }

    /** Takes or renews it; false while another node has it. */
    boolean take(Duration duration) {
        Instant now = wallClock.instant();
        try {
            UpdateResult taken = leases.updateOne(
                    Filters.and(
                            Filters.eq(ID, NAME),
                            Filters.or(Filters.eq(OWNER, owner), Filters.lt(UNTIL, Date.from(now)))),
                    Updates.combine(Updates.set(OWNER, owner), Updates.set(UNTIL, Date.from(now.plus(duration)))),
                    new UpdateOptions().upsert(true));
            return taken.getMatchedCount() == 1 || taken.getUpsertedId() != null;
        } catch (MongoException others) {
            if (ErrorCategory.fromErrorCode(others.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw others;
        }
    }

    void giveBack() {
        leases.deleteOne(Filters.and(Filters.eq(ID, NAME), Filters.eq(OWNER, owner)));
    }
}
