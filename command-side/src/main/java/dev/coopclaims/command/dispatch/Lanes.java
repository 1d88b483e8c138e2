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
 * Queues for what many commands want at once, such as a fund: whoever changes it enters its lane before loading it, and
 * leaves when the unit of work is over. It spares lost races inside one node and is fair; correctness never rests on it,
 * other nodes are met by conflicts and retries alone.
 *
 * <p>Lanes are shared by the keys' hash, and entered in one order, so nobody waits in a circle.
 */
public final class Lanes {
    private static final String HELD = Lanes.class.getName();

    private final ReentrantLock[] lanes;
    private final Duration timeout;
    private final DispatchListener listener;

    /**
     * @param count how many lanes there are, 1 to 65,536
     * @param timeout how long somebody waits for all the lanes of a command together
     */
    public Lanes(int count, Duration timeout, DispatchListener listener) {
        if (count < 1 || count > 65_536 || !timeout.isPositive()) {
            throw new IllegalArgumentException("1 to 65,536 lanes, and a positive time-out");
        }
        this.lanes = IntStream.range(0, count)
                .mapToObj(index -> new ReentrantLock(true))
                .toArray(ReentrantLock[]::new);
        this.timeout = timeout;
        this.listener = listener;
    }

    /**
     * Enters the lanes of all the keys, for as long as the unit of work lasts. Once in a unit of work, with every key
     * that it needs, and before what they name is loaded.
     *
     * @throws Refusal {@link Refusal.Kind#UNAVAILABLE} when they were not free in time
     * @throws IllegalStateException when the unit of work has entered other lanes before
     */
    public void enter(UnitOfWork<?> unitOfWork, Collection<? extends AggregateId> keys) {
        NavigableSet<Integer> wanted = keys.stream().map(this::laneOf).collect(Collectors.toCollection(TreeSet::new));
        UnitOfWork<?> root = unitOfWork.root();
        Set<Integer> held = root.getResource(HELD);
        if (held != null) {
            if (!held.containsAll(wanted)) {
                throw new IllegalStateException("lanes are entered once in a unit of work, all of them together");
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
                    throw Refusal.of(Refusal.Kind.UNAVAILABLE, "Too many want to change the same thing; repeat later.");
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
