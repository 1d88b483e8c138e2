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
    /** How often a claim is confirmed before it is over. */
    private static final int CONFIRMATIONS = 4;

    private final int segment;
    private final int segments;
    private final List<? extends Follower> followers;
    private final LogTail tail;
    private final GroupClaims claims;
    private final FollowSettings settings;
    private final Listener listener;
    private final Thread thread;

    /**
     * Held while positions are taken, sent and, if that failed, put back: the database gets them one after the other, so an
     * older one never comes after a newer one. Whoever needs both takes this lock before {@link #lock}.
     */
    private final ReentrantLock sending = new ReentrantLock();
    /** Guards the state, and is never held while the database is asked. */
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
    /** Its lanes are being stopped and none may start. */
    private boolean ending;

    private volatile @Nullable Throwable error;

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
            beginEnding(ours);
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
            ending = false;
            followers.forEach(follower ->
                    listener.claimed(follower, segment, from.getOrDefault(follower.name(), EventLog.NOTHING)));
        } finally {
            lock.unlock();
        }
        for (Follower follower : followers) {
            listener.told(follower);
            startLane(follower);
        }
    }

    private void startLane(Follower follower) {
        lock.lock();
        try {
            String name = follower.name();
            Long from = positions.get(name);
            Long now = epoch;
            if (now == null || from == null || ending || held.contains(name) || lanes.containsKey(name)) {
                return;
            }
            Lane lane = new Lane(
                    follower,
                    new Held(now),
                    tail,
                    settings.batchSizeEvents(),
                    from,
                    () -> moved(follower),
                    this::ended);
            lanes.put(name, lane);
            lane.start();
        } finally {
            lock.unlock();
        }
    }

    /** Whoever stopped the lane may have given up before it ended; then the follower goes on. */
    private void ended(Lane lane) {
        lock.lock();
        try {
            lanes.remove(lane.follower().name(), lane);
        } finally {
            lock.unlock();
        }
        startLane(lane.follower());
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
            listener.moved(follower, segment, lane.position());
            if (isCaughtUp()) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
        listener.told(follower);
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
        sending.lock();
        try {
            Map<String, Long> moved = takeUnwritten();
            long askedNanos = System.nanoTime();
            try {
                boolean ours = claims.store(segment, now, moved);
                if (ours) {
                    confirmed(askedNanos);
                }
                return ours;
            } catch (RuntimeException failed) {
                report(failed);
                putBack(moved, askedNanos);
            }
        } finally {
            sending.unlock();
        }
        pause(RETRY_MILLIS);
        return true;
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

    private void confirmed(long askedNanos) {
        lock.lock();
        try {
            confirmedNanos = askedNanos;
            error = null;
        } finally {
            lock.unlock();
        }
    }

    private void beginEnding(boolean ours) {
        lock.lock();
        try {
            ending = true;
            if (!ours) {
                epoch = null;
            }
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
            while (!lane.join(laneStopMillis())) {
                LOG.warn("the follower {} does not stop yet", lane.follower().name());
            }
        }
    }

    private void end(long claimed, boolean ours) {
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
            epoch = null;
            unwritten.clear();
            positions.clear();
            followers.forEach(follower -> listener.lost(follower, segment));
            return last;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops a follower's lane, which must be among the held.
     *
     * @return the epoch that is ours; null when the segment is not
     * @throws IllegalStateException when its current batch takes too long; once it is applied the follower goes on, unless it
     *     is held then
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
            if (!lane.join(laneStopMillis())) {
                throw new IllegalStateException("the follower " + follower.name() + " has not finished its batch after "
                        + laneStopMillis() + " ms; try again later");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a follower was being stopped", ended);
        }
        return now;
    }

    /** What takes longer than a claim lasts takes too long. */
    private long laneStopMillis() {
        return settings.claimTimeout().toMillis() * 3 / 2;
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
                requireEpoch(wanted);
                if (!ours) {
                    throw over();
                }
                positions.put(follower.name(), position);
                unwritten.remove(follower.name());
            } finally {
                lock.unlock();
            }
            confirmed(askedNanos);
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
            requireHeld(wanted);
            listener.moved(follower, segment, position);
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

    private void requireEpoch(long wanted) {
        Long now = epoch;
        if (now == null || now != wanted) {
            throw over();
        }
    }

    private ClaimUncertainException over() {
        return new ClaimUncertainException("another process may have segment " + segment + " of the followers");
    }

    /** A follower that is no longer held goes on from its position. */
    void resume(Follower follower) {
        lock.lock();
        try {
            Long from = positions.get(follower.name());
            if (from == null) {
                return;
            }
            listener.moved(follower, segment, from);
        } finally {
            lock.unlock();
        }
        listener.told(follower);
        startLane(follower);
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
