package dev.coopclaims.documents.inspection;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * How many contents are in memory at once while they are checked. One owner has half of the places at most, so that
 * others find one however many contents it sends; those of one owner wait for each other in the order of their arrival.
 * Thread-safe.
 */
public final class Places {
    /** Whose content the current thread stores; nobody's if it is not bound. */
    public static final ScopedValue<String> OWNER = ScopedValue.newInstance();

    static final int AT_ONCE = 8;
    static final int OF_ONE = AT_ONCE / 2;

    private final Semaphore all = new Semaphore(AT_ONCE, true);
    private final Map<String, Queue> owners = new HashMap<>();

    private static final class Queue {
        private final Semaphore places = new Semaphore(OF_ONE, true);
        private int present;
    }

    /** Something that needs a place. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /** Does it when there is a place for its owner. */
    void hold(Work work) throws IOException {
        String owner = OWNER.orElse("");
        Queue queue = enter(owner);
        queue.places.acquireUninterruptibly();
        try {
            all.acquireUninterruptibly();
            try {
                work.run();
            } finally {
                all.release();
            }
        } finally {
            queue.places.release();
            leave(owner, queue);
        }
    }

    /** How many wait or hold a place. */
    synchronized int present() {
        return owners.values().stream().mapToInt(queue -> queue.present).sum();
    }

    private synchronized Queue enter(String owner) {
        Queue queue = owners.computeIfAbsent(owner, ignored -> new Queue());
        queue.present++;
        return queue;
    }

    private synchronized void leave(String owner, Queue queue) {
        queue.present--;
        if (queue.present == 0) {
            owners.remove(owner);
        }
    }
}
