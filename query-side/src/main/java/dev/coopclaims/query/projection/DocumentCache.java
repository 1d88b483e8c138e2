package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.EventLog;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a view that this process has read, as long as nobody but this process can have changed them. Keys
 * without a document are known as such. The least recently used ones are forgotten first. Thread-safe.
 */
final class DocumentCache<V extends Record> {
    static final int MAX_KEYS = 20_000;

    private static final float LOAD_FACTOR = 0.75f;

    private final Map<String, Answer<V>> known = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer<V>> eldest) {
            return size() > MAX_KEYS;
        }
    };
    private long changes;

    /** What the database answered to a key. */
    record Answer<V extends Record>(Optional<ViewDocument<V>> document) {
        long position() {
            return document.map(ViewDocument::position).orElse(EventLog.NOTHING);
        }
    }

    /** What is known of a key; null when nothing is. */
    synchronized @Nullable Answer<V> get(String key) {
        return known.get(key);
    }

    /** How often something was forgotten; to be asked before the database is, see {@link #put}. */
    synchronized long changes() {
        return changes;
    }

    /**
     * Keeps what the database answered. If something was forgotten since it was asked, the answer may be older than the
     * change; then it only replaces what is older still, so that nobody reads a newer document and then this one.
     *
     * @param changesBefore {@link #changes} before the database was asked
     */
    synchronized void put(long changesBefore, String key, Optional<ViewDocument<V>> found) {
        Answer<V> answer = new Answer<>(found);
        if (changes == changesBefore) {
            known.merge(key, answer, DocumentCache::later);
        } else {
            known.computeIfPresent(key, (ignored, older) -> later(older, answer));
        }
    }

    /** Of two at the same position the one that is known stays: a document from which texts were erased keeps its position. */
    private static <V extends Record> Answer<V> later(Answer<V> one, Answer<V> other) {
        return one.position() >= other.position() ? one : other;
    }

    /** These documents have changed, or may have. */
    synchronized void forget(Collection<String> keys) {
        changes++;
        keys.forEach(known::remove);
    }

    /** Every document may have changed. */
    synchronized void clear() {
        changes++;
        known.clear();
    }
}
