package dev.coopclaims.query.follow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Followers that share a claim for each segment, and one stored document for all their positions (record 46). Each goes at
 * its own pace; one that is slow or fails holds up nobody else. Thread-safe.
 */
public final class FollowerGroup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FollowerGroup.class);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
    /** How often a process that does not hold the group looks where it is, however many readers wait. */
    private static final long LOOK_MILLIS = 10;
    /** How long who waits relies on the claims without checking that they still hold. */
    private static final long SURE_MILLIS = 100;

    private final String name;
    private final Map<String, Follower> followers = new LinkedHashMap<>();
    private final Map<String, Progress> progress = new ConcurrentHashMap<>();
    private final LogTail tail;
    private final GroupClaims claims;
    private final FollowSettings settings;
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final Object looking = new Object();
    private GroupClaims.@Nullable Look looked;
    private long lookedAtNanos;
    private volatile List<GroupSegment> segments = List.of();

    /** Nothing runs before {@link #start}. */
    public FollowerGroup(String name, LogTail tail, GroupClaims claims, FollowSettings settings) {
        this.name = name;
        this.tail = tail;
        this.claims = claims;
        this.settings = settings;
    }

    /**
     * Adds a follower, before the group starts.
     *
     * @throws IllegalArgumentException when the group has one of this name
     */
    public synchronized void add(Follower follower) {
        if (followers.putIfAbsent(follower.name(), follower) != null) {
            throw new IllegalArgumentException("two followers are named " + follower.name());
        }
        progress.put(follower.name(), new Progress(settings.segments()));
    }

    /**
     * Begins to claim segments and to follow.
     *
     * @throws com.mongodb.MongoException when the database is out of reach
     */
    public synchronized void start() {
        int there = claims.segments(settings.segments());
        if (there != settings.segments()) {
            LOG.info(
                    "the followers {} keep their {} segments, because somebody follows in them; {} are set",
                    name,
                    there,
                    settings.segments());
        }
        List<GroupSegment> started = new ArrayList<>();
        List<Follower> all = List.copyOf(followers.values());
        progress.values().forEach(one -> one.segments(there));
        for (int segment = 0; segment < there; segment++) {
            started.add(new GroupSegment(
                    name, segment, there, all, tail, claims, settings, held, new Told(this::progress)));
        }
        segments = List.copyOf(started);
        segments.forEach(GroupSegment::start);
    }

    /** Stops after the current batches, stores the positions and gives the claims back; may be called repeatedly. */
    @Override
    public synchronized void close() {
        segments.forEach(GroupSegment::stop);
        try {
            for (GroupSegment segment : segments) {
                if (!segment.join(STOP_TIMEOUT)) {
                    LOG.warn("the followers {} did not stop within {}; batches will be repeated", name, STOP_TIMEOUT);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether this process has every segment, as far as it knows. */
    public boolean isWhole(Follower follower) {
        return progress(follower).isWhole();
    }

    /**
     * Whether nobody else moves the follower. A process that stood still for longer than its claims last cannot know, and
     * asks the database like one that never had them.
     */
    public boolean isOurs(Follower follower) {
        return isWhole(follower) && segments.stream().allMatch(GroupSegment::isHeld);
    }

    /**
     * A position that the follower has reached, whichever process moves it; elsewhere it may be as old as 10 ms.
     *
     * @throws com.mongodb.MongoException when another process moves it and the database is out of reach
     */
    public long position(Follower follower) {
        return isOurs(follower) ? progress(follower).position() : look().of(follower.name());
    }

    /** As {@link #position}, of a moment after the call. */
    public long positionNow(Follower follower) {
        return isOurs(follower) ? progress(follower).position() : claims.look().of(follower.name());
    }

    /** The processes that hold segments. */
    public List<String> nodes() {
        return claims.look().owners();
    }

    private GroupClaims.Look look() {
        synchronized (looking) {
            long now = System.nanoTime();
            GroupClaims.Look last = looked;
            if (last == null || now - lookedAtNanos >= TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) {
                last = claims.look();
                looked = last;
                lookedAtNanos = now;
            }
            return last;
        }
    }

    /** Waits until the follower has reached a position; false when it timed out. */
    public boolean await(Follower follower, long position, long timeoutMillis) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        while (true) {
            long leftMillis = Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime()));
            boolean ours = isOurs(follower);
            boolean reached = ours
                    ? progress(follower).await(position, Math.min(SURE_MILLIS, leftMillis))
                    : look().of(follower.name()) >= position;
            if (reached || leftMillis == 0) {
                return reached;
            }
            if (!ours) {
                TimeUnit.MILLISECONDS.sleep(Math.min(LOOK_MILLIS, leftMillis));
            }
        }
    }

    /** What holds the follower up here; null when nothing does. */
    public @Nullable Throwable error(Follower follower) {
        for (GroupSegment segment : segments) {
            Throwable error = segment.error(follower);
            if (error != null) {
                return error;
            }
        }
        return null;
    }

    /**
     * Takes a follower out of the group's hands, while the group keeps its claims: it stops after its current batch, and
     * only the holder moves it.
     *
     * @throws ClaimUncertainException when this process does not have every segment
     */
    public Held hold(Follower follower) {
        Held taken = new Held(follower);
        held.add(follower.name());
        try {
            taken.take();
            return taken;
        } catch (RuntimeException failed) {
            taken.close();
            throw failed;
        }
    }

    /**
     * The claims that this process has now, while the group goes on with all followers.
     *
     * @return throws {@link ClaimUncertainException} from the moment on at which one of them is over or not sure
     * @throws ClaimUncertainException when this process does not have every segment
     */
    public Runnable claimed() {
        Map<GroupSegment, Long> epochs = new LinkedHashMap<>();
        for (GroupSegment segment : segments) {
            Long epoch = segment.epoch();
            if (epoch == null) {
                throw elsewhere();
            }
            epochs.put(segment, epoch);
        }
        if (epochs.isEmpty()) {
            throw elsewhere();
        }
        return () -> epochs.forEach(GroupSegment::requireHeld);
    }

    private ClaimUncertainException elsewhere() {
        return new ClaimUncertainException("another process has the followers " + name);
    }

    private Progress progress(Follower follower) {
        Progress found = progress.get(follower.name());
        if (found == null) {
            throw new IllegalArgumentException("the group " + name + " has no follower " + follower.name());
        }
        return found;
    }

    /** A follower that its holder moves. For one thread. */
    public final class Held implements AutoCloseable {
        private final Follower follower;
        private final Map<GroupSegment, Long> epochs = new LinkedHashMap<>();

        private Held(Follower follower) {
            this.follower = follower;
        }

        private void take() {
            for (GroupSegment segment : segments) {
                Long epoch = segment.release(follower);
                if (epoch == null) {
                    throw elsewhere();
                }
                epochs.put(segment, epoch);
            }
            if (epochs.isEmpty()) {
                throw elsewhere();
            }
            requireHeld();
        }

        /**
         * Checks that no other process can move the follower.
         *
         * @throws ClaimUncertainException when that is not sure
         */
        public void requireHeld() {
            epochs.forEach(GroupSegment::requireHeld);
        }

        /**
         * Stores the follower's position.
         *
         * @throws ClaimUncertainException when another process has a segment
         */
        public void store(long position) {
            epochs.forEach((segment, epoch) -> segment.storeNow(follower, epoch, position));
            tell(position);
        }

        /** Tells readers how far the follower is; it is not stored. */
        public void tell(long position) {
            epochs.forEach((segment, epoch) -> segment.tell(follower, epoch, position));
        }

        /** The group goes on with the follower from the position stored last. */
        @Override
        public void close() {
            held.remove(follower.name());
            segments.forEach(segment -> segment.resume(follower));
        }
    }
}
