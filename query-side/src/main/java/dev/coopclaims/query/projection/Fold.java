package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.RecordedEvent;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a view means: how each event changes it. Pure (no clock, no I/O, no state of its own), because the same fold
 * serves the live projection, every rebuild and the view as it was at an earlier position (H-3).
 *
 * @param <V> the content of one view document
 */
public interface Fold<V extends Record> {

    /**
     * The keys of the documents that the event touches, derived from the event alone; empty when it touches none.
     * Events of one key are applied in the order of the log; those of different keys may be applied in any order.
     */
    Set<String> keys(RecordedEvent event);

    /**
     * The document after the event.
     *
     * @param key one of {@link #keys}
     * @param view the document as it was; null when there was none
     * @return null to remove the document
     */
    @Nullable
    V apply(String key, @Nullable V view, RecordedEvent event);

    /**
     * Whether documents may hold texts of events. Then every document is made by the events of one stream, so that it can
     * be folded again when texts were erased (H-6). The application's marker test tries it with every event.
     */
    default boolean keepsTexts() {
        return true;
    }

    /**
     * The documents that some events make.
     *
     * @param events in the order of the log, from the first that touches a document
     * @return by key
     */
    default SortedMap<String, V> over(Stream<RecordedEvent> events) {
        SortedMap<String, V> documents = new TreeMap<>();
        events.forEachOrdered(event -> {
            for (String key : keys(event)) {
                V after = apply(key, documents.get(key), event);
                if (after == null) {
                    documents.remove(key);
                } else {
                    documents.put(key, after);
                }
            }
        });
        return documents;
    }
}
