package dev.coopclaims.query.due;

import java.time.Duration;

/**
 * What one sweep came to.
 *
 * @param items how many items were due
 * @param done how many of them something was done about
 * @param nothing for how many there was nothing to do
 * @param failed how many failed
 * @param parked how many of those were given up
 * @param waiting how many were left out, because they or an earlier item of the same subject failed before
 * @param late by how much the oldest item that was done or failed was late when the sweep began
 * @param whole whether it came to the end of what was due
 */
public record Sweep(
        int items, int done, int nothing, int failed, int parked, int waiting, Duration late, boolean whole) {
    /** Another process sweeps, or the view is being filled. */
    public static final Sweep NONE = new Sweep(0, 0, 0, 0, 0, 0, Duration.ZERO, false);
}
