package dev.coopclaims.eventstore.sealing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keys in memory: at most twice a number of them, those not asked for lately leave first. What was read before the last
 * {@link #clear} never enters afterwards. Thread-safe.
 */
final class KnownKeys {

    /**
     * What is known of a subject.
     *
     * @param generation of its newest key
     * @param key null when that one was erased
     */
    record Known(int generation, @Nullable FieldKey key) {}

    private final int half;
    private volatile Map<String, Known> young = new ConcurrentHashMap<>();
    private volatile Map<String, Known> old = Map.of();
    private volatile long clearings;

    /** @param half how many are kept for certain */
    KnownKeys(int half) {
        this.half = half;
    }

    @Nullable
    Known get(String subject) {
        Known known = young.get(subject);
        if (known == null) {
            long before = clearings;
            known = old.get(subject);
            if (known != null) {
                put(subject, known, before);
            }
        }
        return known;
    }

    /** To be asked before what is put is read. */
    long clearings() {
        return clearings;
    }

    /** @param clearings as they were before it was read */
    synchronized void put(String subject, Known known, long clearings) {
        if (clearings != this.clearings) {
            return;
        }
        if (young.size() >= half && !young.containsKey(subject)) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
        young.put(subject, known);
    }

    synchronized void clear() {
        clearings++;
        young = new ConcurrentHashMap<>();
        old = Map.of();
    }

    int size() {
        return young.size() + old.size();
    }
}
