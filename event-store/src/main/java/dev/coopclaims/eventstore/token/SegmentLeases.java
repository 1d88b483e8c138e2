package dev.coopclaims.eventstore.token;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Filters and updates that claim a segment, using the chosen clock. */
final class SegmentLeases {

    private final String node;
    private final Duration timeout;
    private final TokenClock clock;
    private final InstantSource processTime;

    /** {@code processTime} is the clock of {@link TokenClock#PROCESS}, and not used otherwise. */
    SegmentLeases(String node, Duration timeout, TokenClock clock, InstantSource processTime) {
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("claimTimeout must be at least 1 ms, not " + timeout);
        }
        this.node = node;
        this.timeout = timeout;
        this.clock = clock;
        this.processTime = processTime;
    }

    /** Segments that are unclaimed, claimed by this node, or whose claim has expired. */
    Bson claimable() {
        Bson expired = switch (clock) {
            case SERVER ->
                Filters.expr(new Document(
                        "$lt",
                        List.of(
                                "$" + PositionTokenStore.CLAIMED_AT,
                                new Document("$subtract", Arrays.asList("$$NOW", timeout.toMillis())))));
            case PROCESS ->
                Filters.lt(
                        PositionTokenStore.CLAIMED_AT,
                        Date.from(processTime.instant().minus(timeout)));
        };
        return Filters.or(
                Filters.eq(PositionTokenStore.OWNER, null), Filters.eq(PositionTokenStore.OWNER, node), expired);
    }

    /** Claims the segment for this node, starting a new epoch. */
    Bson claim() {
        return Updates.combine(
                update(new Document(PositionTokenStore.OWNER, node)), Updates.inc(PositionTokenStore.EPOCH, 1L));
    }

    /** Extends the claim. */
    Bson extend() {
        return update(new Document(PositionTokenStore.OWNER, node));
    }

    /** Stores a token and extends the claim. */
    Bson store(@Nullable Long position, @Nullable Long resetAt) {
        return update(new Document(PositionTokenStore.POSITION, position).append(PositionTokenStore.RESET_AT, resetAt));
    }

    private Bson update(Document fields) {
        return switch (clock) {
            case SERVER ->
                Updates.combine(new Document("$set", fields), Updates.currentDate(PositionTokenStore.CLAIMED_AT));
            case PROCESS ->
                new Document("$set", fields.append(PositionTokenStore.CLAIMED_AT, Date.from(processTime.instant())));
        };
    }
}
