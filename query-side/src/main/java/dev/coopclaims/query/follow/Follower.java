package dev.coopclaims.query.follow;

import java.util.List;

/**
 * Somebody who goes along the log: a view, a list of what is due, a feed. Each has a position of its own; none waits for
 * another. Positions are stored after what they stand for, so batches can come twice: a view makes that count once by the
 * position of each document, and whoever sends something on sends the event's id with it.
 *
 * <p>A key whose event cannot be applied is the follower's to park and to show: a view does so in its documents, {@link
 * KeyedFollower} in {@link DeadLetters}. An error from {@link Hand#apply} holds the whole follower up and is tried again.
 */
public interface Follower {

    /** The name of its position, unique in its group; letters, digits and underscores. */
    String name();

    /** Where it begins while it has no position. */
    Start start();

    /**
     * Called with every claim of a segment.
     *
     * @return what it does for this segment as long as the claim lasts; whatever the hand remembers ends with the claim
     */
    Hand takeUp(Share share);

    /**
     * It may have been further than where it goes on in a segment: it has no position there any more, or only its first one, or
     * a change of the number of segments took it back. Called before the first batch; may come more than once, and may ask the
     * database.
     */
    default void goesBack() {}

    /**
     * A segment has become this process's: what is remembered of the database outside a hand may be outdated. Must be short,
     * as {@link #lost} must.
     */
    default void claimed() {}

    /** A segment is no longer this process's. */
    default void lost() {}

    /** The position has moved; called by the thread that moved it. */
    default void moved() {}

    /** Applies batches, one after the other. */
    @FunctionalInterface
    interface Hand {

        /**
         * Applies events to the keys of the share; its effects are durable when it returns.
         *
         * @param events in the order of the log, without a gap since the last batch that was applied
         * @throws RuntimeException when it could not; the batch comes again, to a new hand
         */
        void apply(List<RecordedEvent> events);
    }
}
