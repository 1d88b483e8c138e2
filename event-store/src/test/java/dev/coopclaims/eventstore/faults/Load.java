package dev.coopclaims.eventstore.faults;

import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** All that writes: callers on each node of this process, and one more process. */
final class Load {

    private static final int WRITERS_PER_NODE = 8;
    private static final int PROCESS_NODE = 2;
    private static final Duration PROCESS_STARTS_WITHIN = Duration.ofSeconds(60);
    private static final int FIRST_PROCESS_WRITER = 1_000;

    private final String uri;
    private final long seed;
    private final Duration resumeWithin;
    private final Ledger ledger;
    private final Broken broken;
    private final AtomicInteger callers = new AtomicInteger();
    private final List<Writer> writers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private WriterProcess process;
    private int processes;
    private long slowestResumeMillis;

    /** Starts writing on at most {@value #PROCESS_NODE} nodes. */
    Load(String uri, List<FaultNode> nodes, long seed, Duration resumeWithin, Ledger ledger, Broken broken) {
        this.uri = uri;
        this.seed = seed;
        this.resumeWithin = resumeWithin;
        this.ledger = ledger;
        this.broken = broken;
        for (int node = 0; node < nodes.size(); node++) {
            Journal journal = new InMemory(node, ledger, broken);
            for (int writer = 0; writer < WRITERS_PER_NODE; writer++) {
                writers.add(new Writer(1 + node * 100 + writer, nodes.get(node).engine(), journal, callers, seed));
            }
        }
        writers.forEach(writer -> threads.add(Thread.ofVirtual().start(writer)));
        process = startProcess();
    }

    private WriterProcess startProcess() {
        return new WriterProcess(uri, PROCESS_NODE, FIRST_PROCESS_WRITER + 100 * processes++, seed, ledger, broken);
    }

    /**
     * Kills the other process and starts the next; whether it had writes under way. How long a process takes to start is the
     * machine's matter, so it is waited for here.
     */
    boolean killProcess() {
        int open = process.kill();
        long before = ledger.acknowledgedBy(PROCESS_NODE);
        process = startProcess();
        if (!Await.until(PROCESS_STARTS_WITHIN, () -> ledger.acknowledgedBy(PROCESS_NODE) > before)) {
            broken.add("the next process did not write within " + PROCESS_STARTS_WITHIN.toSeconds() + " s");
        }
        return open > 0;
    }

    /** Waits until all nodes write, before the first fault. */
    void awaitStart(Duration limit) {
        for (int node = 0; node <= PROCESS_NODE; node++) {
            int awaited = node;
            if (!Await.until(limit, () -> ledger.acknowledgedBy(awaited) > 0)) {
                throw new IllegalStateException("node " + node + " does not write within " + limit);
            }
        }
    }

    /** Waits until every node has stored something from now on; that it does not is a broken promise. */
    void awaitWriting(String when) {
        long start = System.nanoTime();
        for (int node = 0; node <= PROCESS_NODE; node++) {
            int awaited = node;
            long before = ledger.acknowledgedBy(node);
            Duration left = resumeWithin.minusNanos(System.nanoTime() - start);
            if (!Await.until(left, () -> ledger.acknowledgedBy(awaited) > before)) {
                broken.add("node " + node + " did not write again within " + resumeWithin.toMillis() + " ms " + when);
            }
        }
        slowestResumeMillis = Math.max(slowestResumeMillis, (System.nanoTime() - start) / 1_000_000);
    }

    long slowestResumeMillis() {
        return slowestResumeMillis;
    }

    /** Stops writing; those who wait for an answer get it before. */
    void stop() {
        writers.forEach(Writer::stop);
        process.close();
        for (Thread thread : threads) {
            try {
                if (!thread.join(Duration.ofMillis(FaultNode.APPEND_TIMEOUT_MILLIS * 10))) {
                    broken.add("a caller was never answered");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private record InMemory(int node, Ledger ledger, Broken brokenPromises) implements Journal {

        @Override
        public void asked(int writer, int number) {
            ledger.asked(writer, number);
        }

        @Override
        public void acknowledged(int writer, int number, long position) {
            ledger.acknowledged(node, writer, number, position);
        }

        @Override
        public void unknown(int writer, int number) {
            ledger.unknown(writer, number);
        }

        @Override
        public void refused(int writer, int number) {
            ledger.refused(writer, number);
        }

        @Override
        public void broken(String promise) {
            brokenPromises.add(promise);
        }
    }
}
