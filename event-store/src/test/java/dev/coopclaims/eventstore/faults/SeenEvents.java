package dev.coopclaims.eventstore.faults;

import java.util.Arrays;

/** What one reader saw, event by event, in eight bytes each. Thread-safe. */
final class SeenEvents {

    private long[] ids = new long[4_096];
    private int size;

    /** A fingerprint of an event's id. */
    static long fingerprint(String eventId) {
        long hash = 1125899906842597L;
        for (int i = 0; i < eventId.length(); i++) {
            hash = 31 * hash + eventId.charAt(i);
        }
        return hash;
    }

    synchronized void add(long fingerprint) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
        }
        ids[size++] = fingerprint;
    }

    /** The position that must come next. */
    synchronized int next() {
        return size;
    }

    synchronized long at(int position) {
        return ids[position];
    }
}
