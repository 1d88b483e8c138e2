package dev.coopclaims.query.follow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which lanes run in a segment: one for every follower while the claim lasts, except those that are held. Thread-safe. */
final class SegmentLanes {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentLanes.class);

    private final LogTail tail;
    private final FollowSettings settings;
    private final SegmentClaim claim;
    private final SegmentPositions positions;
    private final GroupSegment.Listener listener;
    /** Guards the state, and is never held while the database is asked. */
    private final ReentrantLock lock;

    private final Condition changed;
    /** Followers that somebody else moves for the moment, by name. */
    private final Set<String> held;

    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    /** The lanes are being stopped and none may start. */
    private boolean ending;

    /**
     * @param held names of followers that have no lane; guarded by its own lock
     * @param lock guards the segment's state
     * @param changed signalled when all lanes have caught up; of the lock
     */
    SegmentLanes(
            LogTail tail,
            FollowSettings settings,
            SegmentClaim claim,
            SegmentPositions positions,
            Set<String> held,
            GroupSegment.Listener listener,
            ReentrantLock lock,
            Condition changed) {
        this.tail = tail;
        this.settings = settings;
        this.claim = claim;
        this.positions = positions;
        this.held = held;
        this.listener = listener;
        this.lock = lock;
        this.changed = changed;
    }

    /** Lanes may start from now on. */
    void begin() {
        lock.lock();
        try {
            ending = false;
        } finally {
            lock.unlock();
        }
    }

    /** No lane may start from now on; those that run go on until {@link #stop}. */
    void beginEnding() {
        lock.lock();
        try {
            ending = true;
        } finally {
            lock.unlock();
        }
    }

    /** Starts a follower's lane, unless it has one, is held, or the segment is not ours. */
    void start(Follower follower) {
        lock.lock();
        try {
            String name = follower.name();
            Long from = positions.of(name);
            Long now = claim.epoch();
            if (now == null || from == null || ending || held.contains(name) || lanes.containsKey(name)) {
                return;
            }
            Lane lane = new Lane(
                    follower,
                    claim.share(now),
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
        start(lane.follower());
    }

    private void moved(Follower follower) {
        Lane lane;
        lock.lock();
        try {
            lane = lanes.get(follower.name());
            if (lane == null) {
                return;
            }
            positions.move(follower, lane.position());
            if (isCaughtUp()) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
        listener.told(follower);
    }

    /** Whether nobody has anything to do, except who is held up; with the lock. */
    boolean isCaughtUp() {
        long head = tail.knownHead();
        for (Lane lane : lanes.values()) {
            if (lane.position() < head && lane.error() == null) {
                return false;
            }
        }
        return true;
    }

    /** What holds a follower's lane up; null when nothing does. With the lock. */
    @Nullable
    Throwable error(Follower follower) {
        Lane lane = lanes.get(follower.name());
        return lane == null ? null : lane.error();
    }

    /** Stops all lanes and waits until they have stopped. */
    void stop() throws InterruptedException {
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
            now = claim.epoch();
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

    /** A follower that is no longer held goes on from its position. */
    void resume(Follower follower) {
        if (!positions.tellStanding(follower)) {
            return;
        }
        listener.told(follower);
        start(follower);
    }
}
