package dev.coopclaims.query.follow;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One segment of a group in this process: claims it, runs a lane for every follower while the claim lasts, and stores their
 * positions together. A claim that is lost ends all lanes; whatever they remember ends with them.
 */
final class GroupSegment {
    private static final Logger LOG = LoggerFactory.getLogger(GroupSegment.class);

    private static final long MAX_CLAIM_PAUSE_MILLIS = 1_000;
    private static final long RETRY_MILLIS = 100;

    private final int segment;
    private final List<? extends Follower> followers;
    private final LogTail tail;
    private final GroupClaims claims;
    private final FollowSettings settings;
    private final Listener listener;
    private final Thread thread;

    /** Guards the state, that of the parts below too, and is never held while the database is asked. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private final SegmentClaim claim;
    private final SegmentPositions positions;
    private final SegmentLanes lanes;
    private boolean stopping;

    /** Is told where followers are; with the segment's lock, except for the last: it must be short and must not block. */
    interface Listener {
        void claimed(Follower follower, int segment, long position);

        void moved(Follower follower, int segment, long position);

        void lost(Follower follower, int segment);

        /** After the position was told by the others; may ask the database. */
        void told(Follower follower);
    }

    /** @param held names of followers that have no lane; guarded by its own lock */
    GroupSegment(
            String group,
            int segment,
            int segments,
            List<? extends Follower> followers,
            LogTail tail,
            GroupClaims claims,
            FollowSettings settings,
            Set<String> held,
            Listener listener) {
        this.segment = segment;
        this.followers = followers;
        this.tail = tail;
        this.claims = claims;
        this.settings = settings;
        this.listener = listener;
        this.claim = new SegmentClaim(segment, segments, settings, lock);
        this.positions = new SegmentPositions(segment, followers, claims, claim, settings, listener, lock, changed);
        this.lanes = new SegmentLanes(tail, settings, claim, positions, held, listener, lock, changed);
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("followers-" + group + "-" + segment)
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Begins to stop: after the current batches the positions are stored and the claim is given back. */
    void stop() {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean join(Duration atMost) throws InterruptedException {
        return thread.join(atMost);
    }

    /** As {@link SegmentClaim#isHeld}. */
    boolean isHeld() {
        return claim.isHeld();
    }

    @Nullable
    Throwable error(Follower follower) {
        lock.lock();
        try {
            Throwable own = lanes.error(follower);
            return own == null ? claim.error() : own;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        long pauseMillis = Math.max(
                1, Math.min(MAX_CLAIM_PAUSE_MILLIS, settings.claimTimeout().toMillis() / SegmentClaim.CONFIRMATIONS));
        try {
            while (!isStopping()) {
                long askedNanos = System.nanoTime();
                try {
                    Optional<GroupClaims.Claim> claimed = claims.claim(segment);
                    claim.clearError();
                    if (claimed.isPresent()) {
                        hold(claimed.get(), askedNanos);
                        continue;
                    }
                } catch (RuntimeException failed) {
                    claim.report(failed);
                }
                pause(pauseMillis);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (Error fatal) {
            claim.reportFatal(fatal);
        }
    }

    private boolean isStopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    private void pause(long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!stopping && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void hold(GroupClaims.Claim claimed, long askedNanos) throws InterruptedException {
        Map<String, Long> begun = begun(claimed);
        // Before anything is stored: if this process ends in between, the next one tells them.
        followers.stream().filter(claimed::goesBack).forEach(Follower::goesBack);
        boolean ours = (begun.isEmpty() && claimed.back().isEmpty()) || claims.store(segment, claimed.epoch(), begun);
        if (!ours) {
            return;
        }
        begin(claimed, begun, askedNanos);
        try {
            while (ours && awaitDue()) {
                ours = store(claimed.epoch());
            }
        } finally {
            beginEnding(ours);
            lanes.stop();
            positions.end(claimed.epoch(), ours);
        }
        if (!ours) {
            LOG.info("segment {} of the followers was taken by another process", segment);
        }
    }

    /**
     * Where followers begin that have no position yet. It is stored before they do: who begins at the end of the log would
     * otherwise begin at a later end after a restart, and miss what came in between.
     */
    private Map<String, Long> begun(GroupClaims.Claim claimed) {
        Map<String, Long> begun = new HashMap<>();
        for (Follower follower : followers) {
            if (!claimed.positions().containsKey(follower.name())) {
                begun.put(follower.name(), follower.start().position(tail.log()));
            }
        }
        return begun;
    }

    private void begin(GroupClaims.Claim claimed, Map<String, Long> begun, long askedNanos) {
        Map<String, Long> from = new HashMap<>(claimed.positions());
        from.putAll(begun);
        lock.lock();
        try {
            claim.begin(claimed.epoch(), askedNanos);
            lanes.begin();
            positions.begin(from);
        } finally {
            lock.unlock();
        }
        for (Follower follower : followers) {
            listener.told(follower);
            lanes.start(follower);
        }
    }

    /** Waits until positions or the claim must be stored; false when the segment is to be given back. */
    private boolean awaitDue() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!stopping) {
                long left = dueInNanos();
                if (left <= 0) {
                    return true;
                }
                changed.awaitNanos(left);
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private long dueInNanos() {
        long now = System.nanoTime();
        long confirm = claim.confirmInNanos(now);
        if (positions.areStored()) {
            return confirm;
        }
        return lanes.isCaughtUp() ? 0 : Math.min(confirm, positions.storeInNanos(now));
    }

    /** Stores what has moved; returns whether the segment is still ours. */
    private boolean store(long now) throws InterruptedException {
        SegmentPositions.Sent sent = positions.send(now);
        if (sent == SegmentPositions.Sent.UNKNOWN) {
            pause(RETRY_MILLIS);
        }
        return sent != SegmentPositions.Sent.NOT_OURS;
    }

    private void beginEnding(boolean ours) {
        lock.lock();
        try {
            lanes.beginEnding();
            if (!ours) {
                claim.end();
            }
        } finally {
            lock.unlock();
        }
    }

    /** As {@link SegmentLanes#release}. */
    @Nullable
    Long release(Follower follower) {
        return lanes.release(follower);
    }

    /** As {@link SegmentPositions#storeNow}. */
    void storeNow(Follower follower, long wanted, long position) {
        positions.storeNow(follower, wanted, position);
    }

    /** As {@link SegmentPositions#tell}. */
    void tell(Follower follower, long wanted, long position) {
        positions.tell(follower, wanted, position);
    }

    /** As {@link SegmentClaim#epoch}. */
    @Nullable
    Long epoch() {
        return claim.epoch();
    }

    /** As {@link SegmentClaim#requireHeld}. */
    void requireHeld(long wanted) {
        claim.requireHeld(wanted);
    }

    /** As {@link SegmentLanes#resume}. */
    void resume(Follower follower) {
        lanes.resume(follower);
    }
}
