package dev.coopclaims.query.projection;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a hand wrote or loaded last, so that it need not load it again; those not used for longest are forgotten first. It is a
 * memory and no more: a write names the revision that is remembered here, and fails when the database has another. For one
 * thread.
 */
final class RememberedDocuments<V extends Record> {
    private static final float LOAD_FACTOR = 0.75f;
    /** What a document costs besides its bytes. */
    private static final int OVERHEAD_BYTES = 200;

    private final long maxBytes;
    private final Map<String, Kept<V>> known = new LinkedHashMap<>(16, LOAD_FACTOR, true);
    private long bytes;

    /** @param maxBytes as the documents are stored; larger ones are not remembered */
    RememberedDocuments(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Nullable
    Kept<V> get(String key) {
        return known.get(key);
    }

    void put(String key, Kept<V> kept) {
        forget(key);
        if (size(kept) > maxBytes) {
            return;
        }
        known.put(key, kept);
        bytes += size(kept);
        var oldest = known.entrySet().iterator();
        while (bytes > maxBytes && oldest.hasNext()) {
            bytes -= size(oldest.next().getValue());
            oldest.remove();
        }
    }

    void forget(Collection<String> keys) {
        keys.forEach(this::forget);
    }

    private void forget(String key) {
        Kept<V> before = known.remove(key);
        if (before != null) {
            bytes -= size(before);
        }
    }

    private static long size(Kept<?> kept) {
        return (long) kept.bytes() + OVERHEAD_BYTES;
    }
}
