package dev.coopclaims.query.follow;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a segment is ours: the epoch of its claim, when the claim was confirmed last, and what keeps it from being
 * confirmed. Thread-safe.
 */
final class SegmentClaim {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentClaim.class);

    /** How often a claim is confirmed before it is over. */
    static final int CONFIRMATIONS = 4;

    private final int segment;
    private final int segments;
    private final FollowSettings settings;
    private final ReentrantLock lock;
    private @Nullable Long epoch;
    private long confirmedNanos;

    private volatile @Nullable Throwable error;

    /** @param lock guards the segment's state */
    SegmentClaim(int segment, int segments, FollowSettings settings, ReentrantLock lock) {
        this.segment = segment;
        this.segments = segments;
        this.settings = settings;
        this.lock = lock;
    }

    /** The segment is ours. */
    void begin(long claimed, long askedNanos) {
        lock.lock();
        try {
            epoch = claimed;
            confirmedNanos = askedNanos;
        } finally {
            lock.unlock();
        }
    }

    /** The segment is no longer ours. */
    void end() {
        lock.lock();
        try {
            epoch = null;
        } finally {
            lock.unlock();
        }
    }

    /** @param askedNanos before the database was asked; the claim lasts from then on */
    void confirmed(long askedNanos) {
        lock.lock();
        try {
            confirmedNanos = askedNanos;
            error = null;
        } finally {
            lock.unlock();
        }
    }

    /** In how many nanoseconds the claim must be confirmed; with the lock. */
    long confirmInNanos(long now) {
        return confirmedNanos + settings.claimTimeout().toNanos() / CONFIRMATIONS - now;
    }

    /**
     * Whether no other process can have taken the segment. The claim is over by the server's clock, and the next server's
     * clock may be ahead, so the last third of the time does not count here.
     */
    boolean isHeld() {
        lock.lock();
        try {
            return epoch != null
                    && System.nanoTime() - confirmedNanos
                            < settings.claimTimeout().toNanos() / 3 * 2;
        } finally {
            lock.unlock();
        }
    }

    /** The epoch that is ours; null when the segment is not. */
    @Nullable
    Long epoch() {
        lock.lock();
        try {
            return epoch;
        } finally {
            lock.unlock();
        }
    }

    /** @throws ClaimUncertainException when the epoch is over or nobody knows */
    void requireHeld(long wanted) {
        lock.lock();
        try {
            requireEpoch(wanted);
            if (!isHeld()) {
                throw over();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * With the lock.
     *
     * @throws ClaimUncertainException when the epoch is over
     */
    void requireEpoch(long wanted) {
        Long now = epoch;
        if (now == null || now != wanted) {
            throw over();
        }
    }

    ClaimUncertainException over() {
        return new ClaimUncertainException("another process may have segment " + segment + " of the followers");
    }

    /** The keys of this segment while the epoch lasts. */
    Share share(long claimed) {
        return new Held(claimed);
    }

    /** What keeps the segment from being claimed, or its positions from being stored; null when nothing does. */
    @Nullable
    Throwable error() {
        return error;
    }

    /** The database has answered. */
    void clearError() {
        error = null;
    }

    void report(RuntimeException failed) {
        if (error == null) {
            LOG.warn(
                    "segment {} of the followers cannot be claimed or its positions cannot be stored", segment, failed);
        }
        error = failed;
    }

    /** Nobody claims the segment here any more. */
    void reportFatal(Error fatal) {
        error = fatal;
        LOG.error("segment {} of the followers stops", segment, fatal);
    }

    private final class Held implements Share {
        private final long claimed;

        Held(long claimed) {
            this.claimed = claimed;
        }

        @Override
        public boolean owns(String key) {
            return Math.floorMod(key.hashCode(), segments) == segment;
        }

        @Override
        public void requireHeld() {
            SegmentClaim.this.requireHeld(claimed);
        }
    }
}
