package dev.coopclaims.command.dispatch;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Queues for streams that many commands want at once, such as a fund. A command enters the lanes of the streams that it
 * may change before it decides, and leaves them when the unit of work is over. Lanes are fair and avoid lost races
 * inside one node. Correctness never depends on them: conflicts and retries resolve races with other nodes.
 *
 * <p>Every stream has a lane of its own, which exists as long as somebody needs it. Lanes are entered in one fixed
 * order, so there is no deadlock.
 */
public final class FairKeyLocks {
    private static final String HELD = FairKeyLocks.class.getName();

    private final ConcurrentHashMap<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Duration longestWait;
    private final DispatchListener listener;
    private final LongSupplier clock;

    /** @param longestWait how long a command waits for all its lanes together */
    public FairKeyLocks(Duration longestWait, DispatchListener listener) {
        this(longestWait, listener, System::nanoTime);
    }

    FairKeyLocks(Duration longestWait, DispatchListener listener, LongSupplier clock) {
        if (!longestWait.isPositive()) {
            throw new IllegalArgumentException("the longest wait must be positive");
        }
        this.longestWait = longestWait;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Enters the lanes of all keys until the unit of work ends. To be called once in a unit of work, with every key
     * that it needs.
     *
     * @throws Refusal {@link Refusal.Kind#UNAVAILABLE} if they were not free in time, and at once if so many commands
     *     wait that they would not be
     * @throws IllegalStateException if the unit of work has entered other lanes before
     */
    public void enter(UnitOfWork<?> unitOfWork, Collection<? extends AggregateId> keys) {
        NavigableSet<String> wanted =
                keys.stream().map(AggregateId::value).collect(Collectors.toCollection(TreeSet::new));
        UnitOfWork<?> root = unitOfWork.root();
        Set<String> held = root.getResource(HELD);
        if (held != null) {
            if (!held.containsAll(wanted)) {
                throw new IllegalStateException("a unit of work enters all its lanes at once, and only once");
            }
            return;
        }
        SequencedMap<String, Lane> entered = enterInOrder(wanted);
        root.resources().put(HELD, wanted);
        root.onCleanup(over -> leave(entered));
    }

    private SequencedMap<String, Lane> enterInOrder(NavigableSet<String> wanted) {
        SequencedMap<String, Lane> entered = new LinkedHashMap<>();
        long startedAt = clock.getAsLong();
        boolean complete = false;
        try {
            for (String key : wanted) {
                Lane lane = Objects.requireNonNull(
                        lanes.compute(key, (same, known) -> (known == null ? new Lane(clock) : known).used()));
                boolean inside = false;
                try {
                    long left = longestWait.toNanos() - (clock.getAsLong() - startedAt);
                    inside = lane.waitNanos() <= left && lane.enter(Math.max(left, 0));
                } finally {
                    if (!inside) {
                        release(key);
                    }
                }
                if (!inside) {
                    throw Refusal.of(RequestCode.TOO_MANY_WAIT, longestWait.toSeconds());
                }
                entered.put(key, lane);
            }
            complete = true;
            return entered;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.of(RequestCode.SERVER_STOPPING);
        } finally {
            listener.laneWaited(clock.getAsLong() - startedAt, complete);
            if (!complete) {
                leave(entered);
            }
        }
    }

    private void leave(SequencedMap<String, Lane> entered) {
        for (Map.Entry<String, Lane> one : entered.reversed().entrySet()) {
            one.getValue().leave();
            release(one.getKey());
        }
    }

    private void release(String key) {
        lanes.computeIfPresent(key, (same, lane) -> lane.released() ? lane : null);
    }

    /** How many commands wait for the lane of the key. */
    int waiting(AggregateId key) {
        Lane lane = lanes.get(key.value());
        return lane == null ? 0 : lane.waiting();
    }

    /** How many lanes somebody is in or waits for. */
    int inUse() {
        return lanes.size();
    }
}
