package dev.coopclaims.command.dispatch;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Queues for streams that many commands want at once, such as a fund. A command enters a stream's lane before it loads
 * the stream, and leaves it when the unit of work is over. Locks are fair and avoid lost races inside one node.
 * Correctness never depends on them: conflicts and retries resolve races with other nodes.
 *
 * <p>Keys share lanes by their hash. Locks are entered in one fixed order, so there is no deadlock.
 */
public final class FairKeyLocks {
    private static final String HELD = FairKeyLocks.class.getName();

    private final ReentrantLock[] lanes;
    private final Duration timeout;
    private final DispatchListener listener;

    /**
     * @param count how many lanes there are, 1 to 65,536
     * @param timeout how long a command waits for all its lanes together
     */
    public FairKeyLocks(int count, Duration timeout, DispatchListener listener) {
        if (count < 1 || count > 65_536 || !timeout.isPositive()) {
            throw new IllegalArgumentException("there must be 1 to 65,536 lanes and a positive time-out");
        }
        this.lanes = IntStream.range(0, count)
                .mapToObj(index -> new ReentrantLock(true))
                .toArray(ReentrantLock[]::new);
        this.timeout = timeout;
        this.listener = listener;
    }

    /**
     * Enters the lanes of all keys until the unit of work ends. To be called once in a unit of work, with every key
     * that it needs, and before the named streams are loaded.
     *
     * @throws Refusal {@link Refusal.Kind#UNAVAILABLE} if they were not free in time
     * @throws IllegalStateException if the unit of work has entered other lanes before
     */
    public void enter(UnitOfWork<?> unitOfWork, Collection<? extends AggregateId> keys) {
        NavigableSet<Integer> wanted = keys.stream().map(this::laneOf).collect(Collectors.toCollection(TreeSet::new));
        UnitOfWork<?> root = unitOfWork.root();
        Set<Integer> held = root.getResource(HELD);
        if (held != null) {
            if (!held.containsAll(wanted)) {
                throw new IllegalStateException("a unit of work enters all its lanes at once, and only once");
            }
            return;
        }
        Deque<ReentrantLock> entered = enterInOrder(wanted);
        root.resources().put(HELD, wanted);
        root.onCleanup(over -> leave(entered));
    }

    private Deque<ReentrantLock> enterInOrder(NavigableSet<Integer> wanted) {
        Deque<ReentrantLock> entered = new ArrayDeque<>(wanted.size());
        long startedAt = System.nanoTime();
        boolean complete = false;
        try {
            for (int index : wanted) {
                long left = timeout.toNanos() - (System.nanoTime() - startedAt);
                if (!lanes[index].tryLock(Math.max(left, 0), TimeUnit.NANOSECONDS)) {
                    throw Refusal.of(
                            Refusal.Kind.UNAVAILABLE,
                            "Too many requests are waiting to change the same thing: the turn did not come within "
                                    + timeout.toSeconds() + " s. Nothing was changed; try again shortly.");
                }
                entered.push(lanes[index]);
            }
            complete = true;
            return entered;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.of(Refusal.Kind.UNAVAILABLE, "The server is being stopped.");
        } finally {
            listener.laneWaited(System.nanoTime() - startedAt, complete);
            if (!complete) {
                leave(entered);
            }
        }
    }

    private static void leave(Deque<ReentrantLock> entered) {
        while (!entered.isEmpty()) {
            entered.pop().unlock();
        }
    }

    private int laneOf(AggregateId key) {
        int hash = key.value().hashCode() * 0x9E37_79B9;
        return Math.floorMod(hash ^ (hash >>> 16), lanes.length);
    }
}
