package dev.coopclaims.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.coopclaims.query.follow.RecordedEvent;
import java.time.Instant;
import java.util.List;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Why and from where on a document stands still: an event of its key could not be applied (record 56). It is stored in the
 * document, so whatever guards the document guards this too. Events that wait are not kept, only counted: they are in the log.
 *
 * @param position of the event that could not be applied
 * @param last the position of the last event of the key that was seen
 * @param waiting how many events of the key came behind the first one
 * @param attempts how often it was tried, at least once
 * @param since when it was tried first
 * @param cause what failed and where, without a word of what the event says
 * @param bare whether the document had no content before
 */
record Parked(long position, long last, long waiting, long attempts, Instant since, String cause, boolean bare) {

    /** The field of the document. */
    static final String MARK = "parked";

    /** By which the documents that stand still are found. */
    static final String AT = MARK + ".position";

    private static final String POSITION = "position";
    private static final String LAST = "last";
    private static final String WAITING = "waiting";
    private static final String ATTEMPTS = "attempts";
    private static final String SINCE = "since";
    private static final String CAUSE = "cause";
    private static final String BARE = "bare";

    /** @param unapplied the events of the key from the one on that could not be applied */
    static Parked at(List<RecordedEvent> unapplied, Instant now, String cause, boolean bare) {
        return new Parked(
                unapplied.getFirst().position(),
                unapplied.getLast().position(),
                unapplied.size() - 1L,
                1,
                now,
                cause,
                bare);
    }

    /** With those of the events that come behind the last one; null when none does. */
    @Nullable
    Parked behind(List<RecordedEvent> events) {
        long more = events.stream().filter(event -> event.position() > last).count();
        return more == 0
                ? null
                : new Parked(position, events.getLast().position(), waiting + more, attempts, since, cause, bare);
    }

    /** After one more attempt that came to nothing. */
    Parked again(long failedAt, long behind, String why) {
        return new Parked(failedAt, last, behind, attempts + 1, since, why, bare);
    }

    /** When the document already stood still at a later event: that one, and what waits behind it, waits for this one. */
    Parked before(Parked later) {
        return new Parked(
                position, Math.max(last, later.last), waiting + 1 + later.waiting, attempts, since, cause, bare);
    }

    static boolean is(RawBsonDocument stored) {
        return stored.containsKey(MARK);
    }

    /** Null when the document does not stand still. */
    static @Nullable Parked of(RawBsonDocument stored) {
        if (!is(stored)) {
            return null;
        }
        BsonDocument mark = stored.getDocument(MARK);
        return new Parked(
                mark.getInt64(POSITION).getValue(),
                mark.getInt64(LAST).getValue(),
                mark.getInt64(WAITING).getValue(),
                mark.getInt64(ATTEMPTS).getValue(),
                Instant.ofEpochMilli(mark.getDateTime(SINCE).getValue()),
                mark.getString(CAUSE).getValue(),
                mark.getBoolean(BARE).getValue());
    }

    /** Whether the document says nothing but that it stands still. */
    static boolean isBare(RawBsonDocument stored) {
        return is(stored) && stored.getDocument(MARK).getBoolean(BARE).getValue();
    }

    /** Whether there is a document under such a key that says nothing but that it stands still. */
    static boolean isAnyBare(MongoCollection<RawBsonDocument> documents, Bson keys) {
        return documents
                        .find(Filters.and(Filters.exists(AT), Filters.eq(MARK + '.' + BARE, true), keys))
                        .limit(1)
                        .first()
                != null;
    }

    BsonDocument stored() {
        return new BsonDocument(POSITION, new BsonInt64(position))
                .append(LAST, new BsonInt64(last))
                .append(WAITING, new BsonInt64(waiting))
                .append(ATTEMPTS, new BsonInt64(attempts))
                .append(SINCE, new BsonDateTime(since.toEpochMilli()))
                .append(CAUSE, new BsonString(cause))
                .append(BARE, BsonBoolean.valueOf(bare));
    }
}
