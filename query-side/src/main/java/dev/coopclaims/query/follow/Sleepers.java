package dev.coopclaims.query.follow;

import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that wait for news. A condition would wake them one after the other, each when the one before has had the lock: with a
 * busy processor, the last of fifteen would wait fifteen times for its turn, and so would who has news to tell. Here nobody who
 * tells news waits, and those who are woken run at once. Thread-safe.
 */
final class Sleepers {
    private final Set<Sleeper> sleepers = ConcurrentHashMap.newKeySet();

    /** The calling thread is woken from now on; it looks for news after this, before it sleeps. */
    Sleeper join() {
        Sleeper sleeper = new Sleeper(Thread.currentThread());
        sleepers.add(sleeper);
        return sleeper;
    }

    /** Wakes somebody who then looks for everybody; who leaves, or has something else to do first, wakes the next one. */
    void wakeOne() {
        Iterator<Sleeper> any = sleepers.iterator();
        if (any.hasNext()) {
            any.next().wake();
        }
    }

    void wakeAll() {
        sleepers.forEach(Sleeper::wake);
    }

    /** One thread that waits. */
    final class Sleeper implements AutoCloseable {
        private final Thread thread;
        private volatile boolean woken;

        private Sleeper(Thread thread) {
            this.thread = thread;
        }

        private void wake() {
            if (!woken) {
                woken = true;
                LockSupport.unpark(thread);
            }
        }

        /** Sleeps until it is woken, at most so long; returns at once if it was woken since it looked last. */
        void sleep(long nanos) throws InterruptedException {
            if (!woken) {
                LockSupport.parkNanos(this, nanos);
            }
            woken = false;
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }

        @Override
        public void close() {
            sleepers.remove(this);
        }
    }
}
