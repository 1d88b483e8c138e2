package dev.coopclaims.eventstore.log;

import java.util.concurrent.TimeUnit;

/**
 * Intervals and thresholds of a {@link CommitWatch}.
 *
 * @param aloneNanos between two checks while no other node writes
 * @param pollNanos between two checks under heavy traffic
 * @param busy wake-ups per second from which polling costs the server less than a change stream
 * @param calm wake-ups per second below which the change stream costs less again
 * @param calmWindows the number of calm windows in a row before returning to the change stream
 * @param windowNanos the length of a window
 * @param aloneAfterNanos the time without another node's commit after which this process assumes it is alone
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
