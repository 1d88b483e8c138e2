package dev.coopclaims.query.follow;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The place for what followers cannot apply that have no documents of their own (record 56): the collection {@code dead_letters},
 * one document for each follower and key. Writes that come twice change nothing. Thread-safe.
 */
public final class DeadLetters {
    /** The name of the collection. */
    public static final String COLLECTION = "dead_letters";

    private static final int MAX_LISTED = 500;
    private static final long LIMIT_MILLIS = 10_000;
    private static final String ID = "_id";
    private static final String FOLLOWER = "follower";
    private static final String KEY = "key";
    private static final String POSITION = "position";
    private static final String LAST = "last";
    private static final String WAITING = "waiting";
    private static final String ATTEMPTS = "attempts";
    private static final String SINCE = "since";
    private static final String CAUSE = "cause";

    private final MongoCollection<Document> letters;
    private final InstantSource wallClock;

    /** @param wallClock says since when a key is parked */
    public DeadLetters(MongoDatabase database, InstantSource wallClock) {
        this.letters = database.getCollection(COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withTimeout(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        this.wallClock = wallClock;
    }

    /**
     * A key that waits.
     *
     * @param position of the event that could not be applied
     * @param last the position of the last event of the key that was seen
     * @param waiting how many events of the key came behind the first one
     * @param attempts how often it was tried, at least once
     * @param since when it was tried first
     * @param cause what failed and where, without a word of what the event says
     */
    public record Letter(
            String key, long position, long last, long waiting, long attempts, Instant since, String cause) {

        /** Whether nobody else has begun to try the key since, and it has not been parked anew. */
        boolean isSameAttempt(Letter other) {
            return position == other.position && attempts == other.attempts;
        }
    }

    /** Those of the keys that wait, by key. */
    Map<String, Letter> of(String follower, Collection<String> keys) {
        List<String> ids = keys.stream().map(key -> id(follower, key)).toList();
        Map<String, Letter> found = new HashMap<>();
        for (Document letter : letters.find(in(ID, ids))) {
            found.put(letter.getString(KEY), letter(letter));
        }
        return found;
    }

    /** A key that waits; empty when it does not. */
    public Optional<Letter> of(String follower, String key) {
        return Optional.ofNullable(of(follower, List.of(key)).get(key));
    }

    /** The first 500 of a follower, by their keys. */
    public List<Letter> of(String follower) {
        return letters.find(eq(FOLLOWER, follower))
                .sort(Sorts.ascending(ID))
                .limit(MAX_LISTED)
                .map(DeadLetters::letter)
                .into(new ArrayList<>());
    }

    /** The key waits from this event on, unless it waits already. */
    void park(String follower, String key, RecordedEvent event, Throwable failed) {
        letters.updateOne(
                eq(ID, id(follower, key)),
                new Document(
                        "$setOnInsert",
                        new Document(FOLLOWER, follower)
                                .append(KEY, key)
                                .append(POSITION, event.position())
                                .append(LAST, event.position())
                                .append(WAITING, 0L)
                                .append(ATTEMPTS, 1L)
                                .append(SINCE, Date.from(wallClock.instant()))
                                .append(CAUSE, MaskedCause.of(failed, event))),
                new UpdateOptions().upsert(true));
    }

    /**
     * One more event waits behind the others of its key, unless it does already.
     *
     * @return false when the key does not wait any more
     */
    boolean behind(String follower, String key, long position) {
        boolean waits = letters.updateOne(
                                and(eq(ID, id(follower, key)), lt(LAST, position)),
                                Updates.combine(Updates.set(LAST, position), Updates.inc(WAITING, 1L)))
                        .getMatchedCount()
                == 1;
        return waits || of(follower, key).isPresent();
    }

    /** Somebody begins to try the key once more; empty when somebody else has begun since the letter was read. */
    Optional<Letter> begin(String follower, Letter letter) {
        return Optional.ofNullable(letters.findOneAndUpdate(
                        sameAttempt(follower, letter),
                        Updates.inc(ATTEMPTS, 1L),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
                .map(DeadLetters::letter);
    }

    /** The attempt has come to nothing: everything before this event is applied. */
    void failedAgain(String follower, Letter begun, RecordedEvent event, Throwable failed, long applied) {
        letters.updateOne(
                sameAttempt(follower, begun),
                Updates.combine(
                        Updates.set(POSITION, event.position()),
                        Updates.set(CAUSE, MaskedCause.of(failed, event)),
                        Updates.inc(WAITING, -applied)));
    }

    /** Everything up to the letter's last event is applied; false when one more has come since, or somebody else tries it. */
    boolean goOn(String follower, Letter letter) {
        return letters.deleteOne(and(sameAttempt(follower, letter), eq(LAST, letter.last())))
                        .getDeletedCount()
                == 1;
    }

    private static Bson sameAttempt(String follower, Letter letter) {
        return and(
                eq(ID, id(follower, letter.key())), eq(POSITION, letter.position()), eq(ATTEMPTS, letter.attempts()));
    }

    private static String id(String follower, String key) {
        return follower + "/" + key;
    }

    private static Letter letter(Document stored) {
        return new Letter(
                stored.getString(KEY),
                stored.getLong(POSITION),
                stored.getLong(LAST),
                stored.getLong(WAITING),
                stored.getLong(ATTEMPTS),
                stored.getDate(SINCE).toInstant(),
                stored.getString(CAUSE));
    }
}
