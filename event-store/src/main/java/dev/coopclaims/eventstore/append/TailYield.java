package dev.coopclaims.eventstore.append;

import java.util.concurrent.TimeUnit;

/**
 * Lets other nodes in: a node that has met another one lately (its position was taken) pauses after each of its writes for
 * as long as the write took, so that who has lost comes first. Its callers come back meanwhile, so the next batch is no
 * smaller for it. A node that is alone never pauses.
 */
final class TailYield {

    /** So long after it last met another node, a node pauses after its writes. */
    static final long MEMORY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** The longest pause: a write that took long did so for other reasons than its size. */
    static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private boolean met;
    private long metAtNanos;

    /** This node's position was taken by another one. */
    void lost(long nowNanos) {
        met = true;
        metAtNanos = nowNanos;
    }

    /** How long to pause after a write that stored all it was to store. */
    long pauseNanos(long nowNanos, long writeNanos) {
        met = met && nowNanos - metAtNanos < MEMORY_NANOS;
        return met ? Math.min(writeNanos, MOST_NANOS) : 0;
    }
}
