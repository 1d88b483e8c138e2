package dev.coopclaims.query.follow;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private static final long LANE_STOP_MILLIS = 15_000;
    /** A claim is confirmed three times before it is over. */
    private static final int CONFIRMATIONS = 3;

    private final int segment;
    private final int segments;
    private final List<? extends Follower> followers;
    private final LogTail tail;
    private final GroupClaims claims;
    private final FollowSettings settings;
    private final Listener listener;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Followers that somebody else moves for the moment, by name. */
    private final Set<String> held;

    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    /** Where each follower is in this claim, by name. */
    private final Map<String, Long> positions = new HashMap<>();

    private final Map<String, Long> unwritten = new HashMap<>();
    private long unwrittenSinceNanos;
    private @Nullable Long epoch;
    private long confirmedNanos;
    private boolean stopping;
    private volatile @Nullable Throwable error;

    /** Is told where followers are. */
    interface Listener {
        void claimed(Follower follower, int segment, long position);

        void moved(Follower follower, int segment, long position);

        void lost(Follower follower, int segment);
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
        this.segments = segments;
        this.followers = followers;
        this.tail = tail;
        this.claims = claims;
        this.settings = settings;
        this.held = held;
        this.listener = listener;
        this.thread =
                Thread.ofVirtual().name("followers-" + group + "-" + segment).unstarted(this::run);
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

    /** Whether no other process can have taken the segment. */
    boolean isHeld() {
        lock.lock();
        try {
            return epoch != null
                    && System.nanoTime() - confirmedNanos
                            < settings.claimTimeout().toNanos();
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    Throwable error(Follower follower) {
        lock.lock();
        try {
            Lane lane = lanes.get(follower.name());
            Throwable own = lane == null ? null : lane.error();
            return own == null ? error : own;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        long pauseMillis = Math.max(
                1, Math.min(MAX_CLAIM_PAUSE_MILLIS, settings.claimTimeout().toMillis() / CONFIRMATIONS));
        try {
            while (!isStopping()) {
                long askedNanos = System.nanoTime();
                try {
                    Optional<GroupClaims.Claim> claim = claims.claim(segment);
                    error = null;
                    if (claim.isPresent()) {
                        hold(claim.get(), askedNanos);
                        continue;
                    }
                } catch (RuntimeException failed) {
                    report(failed);
                }
                pause(pauseMillis);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (Error fatal) {
            error = fatal;
            LOG.error("segment {} of the followers stops", segment, fatal);
        }
    }

    private void report(RuntimeException failed) {
        if (error == null) {
            LOG.warn(
                    "segment {} of the followers cannot be claimed or its positions cannot be stored", segment, failed);
        }
        error = failed;
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

    private void hold(GroupClaims.Claim claim, long askedNanos) throws InterruptedException {
        begin(claim, askedNanos);
        boolean ours = true;
        try {
            while (ours && awaitDue()) {
                ours = store(claim.epoch());
            }
        } finally {
            if (!ours) {
                forgetEpoch();
            }
            stopLanes();
            end(claim.epoch(), ours);
        }
        if (!ours) {
            LOG.info("segment {} of the followers was taken by another process", segment);
        }
    }

    private void begin(GroupClaims.Claim claim, long askedNanos) {
        Map<String, Long> from = new HashMap<>();
        for (Follower follower : followers) {
            Long known = claim.positions().get(follower.name());
            from.put(follower.name(), known == null ? follower.start().position(tail.log()) : known);
        }
        lock.lock();
        try {
            epoch = claim.epoch();
            confirmedNanos = askedNanos;
            unwritten.clear();
            positions.clear();
            positions.putAll(from);
        } finally {
            lock.unlock();
        }
        for (Follower follower : followers) {
            listener.claimed(follower, segment, from.getOrDefault(follower.name(), EventLog.NOTHING));
            startLane(follower);
        }
    }

    private void startLane(Follower follower) {
        lock.lock();
        try {
            String name = follower.name();
            Long from = positions.get(name);
            Long now = epoch;
            if (now == null || from == null || stopping || held.contains(name) || lanes.containsKey(name)) {
                return;
            }
            Lane lane =
                    new Lane(follower, new Held(now), tail, settings.batchSizeEvents(), from, () -> moved(follower));
            lanes.put(name, lane);
            lane.start();
        } finally {
            lock.unlock();
        }
    }

    private void moved(Follower follower) {
        Lane lane;
        lock.lock();
        try {
            lane = lanes.get(follower.name());
            if (lane == null) {
                return;
            }
            move(follower.name(), lane.position());
            if (isCaughtUp()) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
        listener.moved(follower, segment, lane.position());
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

    /** Whether nobody has anything to do, except who is held up. */
    private boolean isCaughtUp() {
        long head = tail.knownHead();
        for (Lane lane : lanes.values()) {
            if (lane.position() < head && lane.error() == null) {
                return false;
            }
        }
        return true;
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
        long confirm = confirmedNanos + settings.claimTimeout().toNanos() / CONFIRMATIONS - now;
        if (unwritten.isEmpty()) {
            return confirm;
        }
        return isCaughtUp()
                ? 0
                : Math.min(confirm, unwrittenSinceNanos + settings.storeAfter().toNanos() - now);
    }

    /** Stores what has moved; returns whether the segment is still ours. */
    private boolean store(long now) throws InterruptedException {
        Map<String, Long> moved;
        lock.lock();
        try {
            moved = Map.copyOf(unwritten);
            unwritten.clear();
        } finally {
            lock.unlock();
        }
        long askedNanos = System.nanoTime();
        try {
            boolean ours = claims.store(segment, now, moved);
            if (ours) {
                confirmed(askedNanos);
            }
            return ours;
        } catch (RuntimeException failed) {
            report(failed);
            lock.lock();
            try {
                moved.forEach(unwritten::putIfAbsent);
                unwrittenSinceNanos = askedNanos;
            } finally {
                lock.unlock();
            }
            pause(RETRY_MILLIS);
            return true;
        }
    }

    private void confirmed(long askedNanos) {
        lock.lock();
        try {
            confirmedNanos = askedNanos;
            error = null;
        } finally {
            lock.unlock();
        }
    }

    private void forgetEpoch() {
        lock.lock();
        try {
            epoch = null;
        } finally {
            lock.unlock();
        }
    }

    private void stopLanes() throws InterruptedException {
        List<Lane> running;
        lock.lock();
        try {
            running = List.copyOf(lanes.values());
        } finally {
            lock.unlock();
        }
        running.forEach(Lane::stop);
        for (Lane lane : running) {
            while (!lane.join(LANE_STOP_MILLIS)) {
                LOG.warn("the follower {} does not stop yet", lane.follower().name());
            }
        }
    }

    private void end(long claimed, boolean ours) {
        Map<String, Long> last;
        lock.lock();
        try {
            last = Map.copyOf(unwritten);
            epoch = null;
            unwritten.clear();
            lanes.clear();
            positions.clear();
        } finally {
            lock.unlock();
        }
        followers.forEach(follower -> listener.lost(follower, segment));
        if (ours) {
            try {
                claims.giveBack(segment, claimed, last);
            } catch (RuntimeException failed) {
                LOG.warn(
                        "segment {} of the followers could not be given back; its claim ends by itself",
                        segment,
                        failed);
            }
        }
    }

    /**
     * Stops a follower's lane, which must be among the held.
     *
     * @return the epoch that is ours; null when the segment is not
     * @throws IllegalStateException when its current batch takes too long
     */
    @Nullable
    Long release(Follower follower) {
        Lane lane;
        Long now;
        lock.lock();
        try {
            lane = lanes.get(follower.name());
            now = epoch;
        } finally {
            lock.unlock();
        }
        if (lane == null) {
            return now;
        }
        lane.stop();
        try {
            if (!lane.join(LANE_STOP_MILLIS)) {
                throw new IllegalStateException("the follower " + follower.name() + " does not stop");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a follower was being stopped", ended);
        }
        lock.lock();
        try {
            lanes.remove(follower.name(), lane);
        } finally {
            lock.unlock();
        }
        return now;
    }

    /**
     * Stores the position of a follower that has no lane.
     *
     * @throws ClaimUncertainException when the epoch is over
     */
    void storeNow(Follower follower, long wanted, long position) {
        long askedNanos = System.nanoTime();
        if (!claims.store(segment, wanted, Map.of(follower.name(), position))) {
            throw over();
        }
        lock.lock();
        try {
            Long now = epoch;
            if (now == null || now != wanted) {
                throw over();
            }
            positions.put(follower.name(), position);
            unwritten.remove(follower.name());
        } finally {
            lock.unlock();
        }
        confirmed(askedNanos);
    }

    /** @throws ClaimUncertainException when the epoch is over or nobody knows */
    void requireHeld(long wanted) {
        lock.lock();
        try {
            Long now = epoch;
            if (now == null || now != wanted || !isHeld()) {
                throw over();
            }
        } finally {
            lock.unlock();
        }
    }

    private ClaimUncertainException over() {
        return new ClaimUncertainException("another process may have segment " + segment + " of the followers");
    }

    /** A follower that is no longer held goes on from its position. */
    void resume(Follower follower) {
        Long from;
        lock.lock();
        try {
            from = positions.get(follower.name());
        } finally {
            lock.unlock();
        }
        if (from != null) {
            listener.moved(follower, segment, from);
            startLane(follower);
        }
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
            GroupSegment.this.requireHeld(claimed);
        }
    }
}
