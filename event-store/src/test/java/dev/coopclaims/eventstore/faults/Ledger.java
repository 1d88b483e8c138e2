package dev.coopclaims.eventstore.faults;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What every writer was told about each of its commits: its position, or one of three answers. Thread-safe. */
final class Ledger {

    /** Asked and not answered. */
    static final long OPEN = -1;

    static final long UNKNOWN = -2;
    static final long REFUSED = -3;

    private static final int NODES = 8;

    private final Map<Integer, Answers> writers = new ConcurrentSkipListMap<>();
    private final AtomicLongArray acknowledgedBy = new AtomicLongArray(NODES);
    private final AtomicLong unknown = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLongArray lastAnswerNanos = new AtomicLongArray(NODES);
    private final AtomicLong longestGapNanos = new AtomicLong();

    void asked(int writer, int number) {
        of(writer).put(number, OPEN);
    }

    void acknowledged(int node, int writer, int number, long position) {
        of(writer).put(number, position);
        acknowledgedBy.incrementAndGet(node);
        long now = System.nanoTime();
        long before = lastAnswerNanos.getAndSet(node, now);
        longestGapNanos.accumulateAndGet(now - before, Math::max);
    }

    void unknown(int writer, int number) {
        of(writer).put(number, UNKNOWN);
        unknown.incrementAndGet();
    }

    void refused(int writer, int number) {
        of(writer).put(number, REFUSED);
        refused.incrementAndGet();
    }

    private Answers of(int writer) {
        return writers.computeIfAbsent(writer, ignored -> new Answers());
    }

    Map<Integer, Answers> writers() {
        return writers;
    }

    long acknowledgedBy(int node) {
        return acknowledgedBy.get(node);
    }

    long acknowledged() {
        long sum = 0;
        for (int node = 0; node < NODES; node++) {
            sum += acknowledgedBy.get(node);
        }
        return sum;
    }

    long unknown() {
        return unknown.get();
    }

    long refused() {
        return refused.get();
    }

    void startMeasuringGaps() {
        long now = System.nanoTime();
        for (int node = 0; node < NODES; node++) {
            lastAnswerNanos.set(node, now);
        }
        longestGapNanos.set(0);
    }

    /** The longest time that one node was without any acknowledgement since it was last started. */
    long longestGapMillis() {
        return longestGapNanos.get() / 1_000_000;
    }

    /** The answers of one writer by the number of the commit. */
    static final class Answers {

        private long[] answers = new long[64];
        private int size;

        synchronized void put(int number, long answer) {
            if (number >= answers.length) {
                answers = Arrays.copyOf(answers, Math.max(number + 1, answers.length * 2));
            }
            if (number >= size) {
                Arrays.fill(answers, size, number + 1, OPEN);
                size = number + 1;
            }
            answers[number] = answer;
        }

        synchronized long get(int number) {
            return number < size ? answers[number] : Long.MIN_VALUE;
        }

        synchronized int size() {
            return size;
        }
    }
}
