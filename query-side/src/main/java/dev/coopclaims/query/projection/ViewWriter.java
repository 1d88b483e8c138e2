package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.RecordedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Applies events to a view, a batch at a time: loads the documents that the batch touches, folds in memory, writes all
 * at once. A document, and the key of a removed one, states its position; events up to there are skipped, so an event
 * that comes twice counts once.
 */
final class ViewWriter<V extends Record> {

    private static final int MAX_ATTEMPTS = 5;

    private final Fold<V> fold;
    private final StoredView<V> stored;

    ViewWriter(StoredView<V> stored) {
        this.fold = stored.view().fold();
        this.stored = stored;
    }

    /**
     * Applies a batch.
     *
     * @param events in the order of the log, without gaps for owned keys since the last batch
     * @param owned which keys are ours: a segment's or a worker's share
     * @throws IllegalStateException when others kept writing the same documents; the batch can be repeated
     */
    void apply(List<RecordedEvent> events, Predicate<String> owned) {
        Map<String, List<RecordedEvent>> byKey = byKey(events, owned);
        for (int attempt = 1; !byKey.isEmpty(); attempt++) {
            List<StoredView.Change<V>> changes = fold(byKey);
            if (changes.isEmpty() || stored.write(changes)) {
                return;
            }
            if (attempt == MAX_ATTEMPTS) {
                throw new IllegalStateException("documents of " + stored.view().name() + " are also written by others");
            }
        }
    }

    private Map<String, List<RecordedEvent>> byKey(List<RecordedEvent> events, Predicate<String> owned) {
        Map<String, List<RecordedEvent>> byKey = new LinkedHashMap<>();
        for (RecordedEvent event : events) {
            for (String key : fold.keys(event)) {
                if (owned.test(key)) {
                    byKey.computeIfAbsent(key, ignored -> new ArrayList<>()).add(event);
                }
            }
        }
        return byKey;
    }

    private List<StoredView.Change<V>> fold(Map<String, List<RecordedEvent>> byKey) {
        Map<String, StoredView.Kept<V>> before = stored.load(byKey.keySet());
        List<StoredView.Change<V>> changes = new ArrayList<>();
        byKey.forEach((key, events) -> {
            StoredView.Kept<V> kept = before.get(key);
            long applied = kept == null ? EventLog.NOTHING : kept.position();
            long last = events.getLast().position();
            if (last > applied && (kept == null || !kept.overfull())) {
                V content = folded(key, kept == null ? null : kept.content(), applied, events);
                changes.add(new StoredView.Change<>(key, last, content, kept == null));
            }
        });
        return changes;
    }

    private @Nullable V folded(String key, @Nullable V start, long applied, List<RecordedEvent> events) {
        V content = start;
        for (RecordedEvent event : events) {
            if (event.position() > applied) {
                content = fold.apply(key, content, event);
            }
        }
        return content;
    }
}
