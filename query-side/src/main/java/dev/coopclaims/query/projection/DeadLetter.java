package dev.coopclaims.query.projection;

import java.time.Instant;

/**
 * A key of a view that stands still because one of its events could not be applied (record 56).
 *
 * @param key the document's key
 * @param position of the event that could not be applied
 * @param cause what failed and where, without a word of what the event says
 * @param attempts how often it was tried
 * @param since when it was tried first
 * @param waiting how many events of the key wait behind it
 */
public record DeadLetter(String key, long position, String cause, long attempts, Instant since, long waiting) {

    /** The same, with the key in another form. */
    public DeadLetter called(String other) {
        return new DeadLetter(other, position, cause, attempts, since, waiting);
    }

    static DeadLetter of(String key, Parked parked) {
        return new DeadLetter(
                key, parked.position(), parked.cause(), parked.attempts(), parked.since(), parked.waiting());
    }
}
