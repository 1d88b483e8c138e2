package dev.coopclaims.query.due;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.query.projection.ViewDocument;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The items that could not be done, in the collection {@code due_attempts}: {@code {_id: <item>, due, step, failures,
 * nextAt, parkedAt?, nothing, error}}. They are no part of the view, because no event tells of them: a rebuild of the view leaves them alone. Thread-safe.
 */
public final class DueAttempts {

    /** The name of the collection. */
    public static final String COLLECTION = "due_attempts";

    /** The most items that are listed or cleaned up at once. */
    static final int MAX_ITEMS = 1_000;

    private static final String KEY = "_id";
    private static final String DUE = "due";
    private static final String STEP = "step";
    private static final String FAILURES = "failures";
    private static final String NEXT_AT = "nextAt";
    private static final String PARKED_AT = "parkedAt";
    private static final String NOTHING = "nothing";
    private static final String ERROR = "error";
    private static final int MAX_ERROR_CHARS = 500;
    private static final long LIMIT_MILLIS = 10_000;

    private final MongoCollection<Document> attempts;
    private final SweepSettings settings;
    private final InstantSource wallClock;

    /** @param wallClock by which pauses are counted, whatever the clock of the business says */
    public DueAttempts(MongoDatabase database, SweepSettings settings, InstantSource wallClock) {
        this.attempts = database.getCollection(COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withTimeout(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        this.settings = settings;
        this.wallClock = wallClock;
    }

    /** What is known of some items; those that never failed are missing. */
    Map<String, Attempt> of(Collection<String> items) {
        Map<String, Attempt> found = new HashMap<>();
        attempts.find(in(KEY, items)).map(DueAttempts::attempt).forEach(one -> found.put(one.item(), one));
        return found;
    }

    /** Items that failed, at most {@link #MAX_ITEMS}, by their keys. */
    List<String> failed() {
        return failedBehind("").stream().map(Attempt::item).toList();
    }

    /**
     * A page of what is known, by the keys of the items; all but the last one have {@link #MAX_ITEMS}.
     *
     * @param last the key that it comes after; empty for the beginning
     */
    List<Attempt> failedBehind(String last) {
        return attempts.find(gt(KEY, last))
                .sort(Sorts.ascending(KEY))
                .limit(MAX_ITEMS)
                .map(DueAttempts::attempt)
                .into(new ArrayList<>());
    }

    /** How many items are parked. */
    public long parked() {
        return attempts.countDocuments(exists(PARKED_AT));
    }

    /** Whether the item has to wait, or was given up. */
    boolean waits(@Nullable Attempt attempt) {
        return attempt != null && attempt.waits(wallClock.instant());
    }

    /** There was nothing to do about the item, although it is on the list. That never parks it: the list may only be behind. */
    Attempt nothing(ViewDocument<DueItem> item, @Nullable Attempt before) {
        return again(
                item, before, true, "There was nothing to do: by the rules it has happened already, or is not due.");
    }

    /** The item failed once more. */
    Attempt failed(ViewDocument<DueItem> item, @Nullable Attempt before, String error) {
        return again(item, before, false, error);
    }

    private Attempt again(ViewDocument<DueItem> item, @Nullable Attempt before, boolean nothing, String error) {
        int failures = before == null || before.nothing() != nothing ? 1 : before.failures() + 1;
        Instant now = wallClock.instant();
        boolean parked = !nothing && failures >= settings.attempts();
        Attempt after = new Attempt(
                item.key(),
                item.content().due(),
                item.content().steps().getFirst().of(),
                failures,
                now.plus(settings.pauseAfter(failures)),
                parked ? now : null,
                nothing,
                error.length() <= MAX_ERROR_CHARS ? error : error.substring(0, MAX_ERROR_CHARS) + "…");
        attempts.replaceOne(eq(KEY, item.key()), document(after), new ReplaceOptions().upsert(true));
        return after;
    }

    /** The item was done, is gone, or is to be tried again at once. */
    void forget(Collection<String> items) {
        if (!items.isEmpty()) {
            attempts.deleteMany(in(KEY, items));
        }
    }

    private static Document document(Attempt attempt) {
        Document document = new Document(KEY, attempt.item())
                .append(DUE, Date.from(attempt.due()))
                .append(STEP, attempt.step())
                .append(FAILURES, attempt.failures())
                .append(NEXT_AT, Date.from(attempt.nextAt()))
                .append(NOTHING, attempt.nothing())
                .append(ERROR, attempt.error());
        Instant parkedAt = attempt.parkedAt();
        return parkedAt == null ? document : document.append(PARKED_AT, Date.from(parkedAt));
    }

    private static Attempt attempt(Document stored) {
        Date parkedAt = stored.getDate(PARKED_AT);
        return new Attempt(
                stored.getString(KEY),
                stored.getDate(DUE).toInstant(),
                stored.getString(STEP),
                stored.getInteger(FAILURES),
                stored.getDate(NEXT_AT).toInstant(),
                parkedAt == null ? null : parkedAt.toInstant(),
                stored.getBoolean(NOTHING),
                stored.getString(ERROR));
    }
}
