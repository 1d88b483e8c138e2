package dev.coopclaims.query.follow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the followers of a segment are while a claim lasts, and which of that is still to be stored. Thread-safe. */
final class SegmentPositions {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentPositions.class);

    private final int segment;
    private final List<? extends Follower> followers;
    private final GroupClaims claims;
    private final SegmentClaim claim;
    private final FollowSettings settings;
    private final GroupSegment.Listener listener;

    /**
     * Held while positions are taken, sent and, if that failed, put back: the database gets them one after the other, so an
     * older one never comes after a newer one. Whoever needs both takes this lock before {@link #lock}.
     */
    private final ReentrantLock sending = new ReentrantLock();
    /** Guards the state, and is never held while the database is asked. */
    private final ReentrantLock lock;

    private final Condition changed;
    /** Where each follower is in this claim, by name. */
    private final Map<String, Long> positions = new HashMap<>();

    private final Map<String, Long> unwritten = new HashMap<>();
    private long unwrittenSinceNanos;

    /** What became of positions that were sent. */
    enum Sent {
        /** They are stored, and the claim is confirmed. */
        STORED,
        /** The segment is no longer ours. */
        NOT_OURS,
        /** Nobody knows; they are to be sent again. */
        UNKNOWN
    }

    /**
     * @param lock guards the segment's state
     * @param changed signalled when there is something to store; of the lock
     */
    SegmentPositions(
            int segment,
            List<? extends Follower> followers,
            GroupClaims claims,
            SegmentClaim claim,
            FollowSettings settings,
            GroupSegment.Listener listener,
            ReentrantLock lock,
            Condition changed) {
        this.segment = segment;
        this.followers = followers;
        this.claims = claims;
        this.claim = claim;
        this.settings = settings;
        this.listener = listener;
        this.lock = lock;
        this.changed = changed;
    }

    /** A claim begins, with these positions by name. */
    void begin(Map<String, Long> from) {
        lock.lock();
        try {
            unwritten.clear();
            positions.clear();
            positions.putAll(from);
            followers.forEach(follower ->
                    listener.claimed(follower, segment, from.getOrDefault(follower.name(), EventLog.NOTHING)));
        } finally {
            lock.unlock();
        }
    }

    /** Where a follower is; null when the segment is not ours. */
    @Nullable
    Long of(String name) {
        lock.lock();
        try {
            return positions.get(name);
        } finally {
            lock.unlock();
        }
    }

    /** A follower's lane has come to a position, which is to be stored. */
    void move(Follower follower, long position) {
        lock.lock();
        try {
            move(follower.name(), position);
            listener.moved(follower, segment, position);
        } finally {
            lock.unlock();
        }
    }

    private void move(String name, long position) {
        Long before = positions.put(name, position);
        if (before == null || before != position) {
            if (unwritten.isEmpty()) {
                unwrittenSinceNanos = System.nanoTime();
                changed.signalAll();
            }
            unwritten.put(name, position);
        }
    }

    /** Whether nothing is to be stored; with the lock. */
    boolean areStored() {
        return unwritten.isEmpty();
    }

    /** In how many nanoseconds positions must be stored, if there are some; with the lock. */
    long storeInNanos(long now) {
        return unwrittenSinceNanos + settings.storeAfter().toNanos() - now;
    }

    /** Stores what has moved, and confirms the claim of this epoch. */
    Sent send(long now) {
        sending.lock();
        try {
            Map<String, Long> moved = takeUnwritten();
            long askedNanos = System.nanoTime();
            try {
                boolean ours = claims.store(segment, now, moved);
                if (ours) {
                    claim.confirmed(askedNanos);
                }
                return ours ? Sent.STORED : Sent.NOT_OURS;
            } catch (RuntimeException failed) {
                claim.report(failed);
                putBack(moved, askedNanos);
                return Sent.UNKNOWN;
            }
        } finally {
            sending.unlock();
        }
    }

    private Map<String, Long> takeUnwritten() {
        lock.lock();
        try {
            Map<String, Long> taken = Map.copyOf(unwritten);
            unwritten.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void putBack(Map<String, Long> unknown, long sinceNanos) {
        lock.lock();
        try {
            unknown.forEach(unwritten::putIfAbsent);
            unwrittenSinceNanos = sinceNanos;
        } finally {
            lock.unlock();
        }
    }

    /** The claim of this epoch ends; if the segment is still ours, it is given back with what was not stored yet. */
    void end(long claimed, boolean ours) {
        sending.lock();
        try {
            Map<String, Long> last = forget();
            if (ours) {
                claims.giveBack(segment, claimed, last);
            }
        } catch (RuntimeException failed) {
            LOG.warn("segment {} of the followers could not be given back; its claim ends by itself", segment, failed);
        } finally {
            sending.unlock();
        }
    }

    /** Returns what was not stored yet. */
    private Map<String, Long> forget() {
        lock.lock();
        try {
            Map<String, Long> last = Map.copyOf(unwritten);
            claim.end();
            unwritten.clear();
            positions.clear();
            followers.forEach(follower -> listener.lost(follower, segment));
            return last;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stores the position of a follower that has no lane.
     *
     * @throws ClaimUncertainException when the epoch is over
     */
    void storeNow(Follower follower, long wanted, long position) {
        sending.lock();
        try {
            long askedNanos = System.nanoTime();
            boolean ours = storeOrRepeat(follower.name(), wanted, position);
            lock.lock();
            try {
                claim.requireEpoch(wanted);
                if (!ours) {
                    throw claim.over();
                }
                positions.put(follower.name(), position);
                unwritten.remove(follower.name());
            } finally {
                lock.unlock();
            }
            claim.confirmed(askedNanos);
        } finally {
            sending.unlock();
        }
    }

    /** After an error nobody knows which position is stored, so the one that stands is stored again. */
    private boolean storeOrRepeat(String name, long wanted, long position) {
        try {
            return claims.store(segment, wanted, Map.of(name, position));
        } catch (RuntimeException failed) {
            lock.lock();
            try {
                Long standing = positions.get(name);
                if (standing != null) {
                    unwritten.putIfAbsent(name, standing);
                }
            } finally {
                lock.unlock();
            }
            throw failed;
        }
    }

    /**
     * Tells how far a follower is that has no lane.
     *
     * @throws ClaimUncertainException when the epoch is over or nobody knows
     */
    void tell(Follower follower, long wanted, long position) {
        lock.lock();
        try {
            claim.requireHeld(wanted);
            listener.moved(follower, segment, position);
        } finally {
            lock.unlock();
        }
    }

    /** Tells where a follower stands that goes on; false when the segment is not ours. */
    boolean tellStanding(Follower follower) {
        lock.lock();
        try {
            Long from = positions.get(follower.name());
            if (from == null) {
                return false;
            }
            listener.moved(follower, segment, from);
            return true;
        } finally {
            lock.unlock();
        }
    }
}
