package dev.coopclaims.eventstore.log;

import java.util.concurrent.TimeUnit;

/**
 * When a {@link CommitWatch} does what.
 *
 * @param aloneNanos between two looks while nobody else writes
 * @param pollNanos between two looks while there is much to tell
 * @param busy wake-ups a second from which on polling costs the server less than a change stream
 * @param calm wake-ups a second below which the change stream costs less again
 * @param calmWindows so many calm seconds in a row are waited for
 * @param windowNanos the second in which is counted
 * @param aloneAfterNanos without another node's commit this process takes itself for alone again
 */
record WatchSettings(
        long aloneNanos, long pollNanos, int busy, int calm, int calmWindows, long windowNanos, long aloneAfterNanos) {

    static final WatchSettings DEFAULTS = new WatchSettings(
            TimeUnit.SECONDS.toNanos(1),
            TimeUnit.MILLISECONDS.toNanos(10),
            100,
            30,
            3,
            TimeUnit.SECONDS.toNanos(1),
            TimeUnit.MINUTES.toNanos(10));
}
