package dev.coopclaims.query.projection;

import dev.coopclaims.kernel.erasure.KeysDestroyed;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.Follower;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.follow.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies events to a view, a batch at a time: loads the documents that the batch touches and that it does not remember, folds
 * in memory, writes all at once. A document, and the key of a removed one, states its position; events up to there are
 * skipped, so an event that comes twice counts once. For one thread.
 */
final class ViewWriter<V extends Record> implements Follower.Hand {

    private static final int MAX_ATTEMPTS = 5;

    private final Fold<V> fold;
    private final KeyFolding<V> folding;
    private final StoredView<V> stored;
    private final Share share;
    private final RememberedDocuments<V> remembered;
    /** While every event since the first one has come to this hand; otherwise null. */
    private @Nullable KeysMet met;

    private final FoldedAgain<V> again;

    /**
     * @param share which keys are ours, and how long
     * @param log from which documents are folded again when texts were erased
     * @param rememberedBytes how much it remembers at most
     */
    ViewWriter(StoredView<V> stored, Share share, EventLog log, long rememberedBytes) {
        this.fold = stored.view().fold();
        this.folding = new KeyFolding<>(stored.view(), stored.wallClock());
        this.stored = stored;
        this.share = share;
        this.remembered = new RememberedDocuments<>(rememberedBytes);
        this.again = new FoldedAgain<>(stored, share, log);
    }

    /**
     * Applies a batch.
     *
     * @param events in the order of the log, without gaps for owned keys since the last batch
     * @throws IllegalStateException when others kept writing the same documents; the batch can be repeated
     */
    @Override
    public void apply(List<RecordedEvent> events) {
        if (!events.isEmpty() && events.getFirst().position() == 0) {
            met = new KeysMet();
        }
        int from = 0;
        for (int at = 0; at < events.size(); at++) {
            if (events.get(at).payload() instanceof KeysDestroyed destroyed) {
                // What stands before it in the batch may have been read with the keys.
                applied(events.subList(from, at));
                remembered.forget(again.after(events.get(at), destroyed));
                from = at;
            }
        }
        applied(events.subList(from, events.size()));
    }

    private void applied(List<RecordedEvent> events) {
        Map<String, List<RecordedEvent>> byKey = byKey(events);
        Map<String, Throwable> unstorable = new HashMap<>();
        boolean done = byKey.isEmpty();
        int raced = 0;
        try {
            while (!done) {
                try {
                    done = write(byKey, unstorable);
                    if (!done && ++raced == MAX_ATTEMPTS) {
                        throw new IllegalStateException(
                                "documents of " + stored.view().name() + " are also written by others");
                    }
                } catch (UnstorableException refused) {
                    remembered.forget(byKey.keySet());
                    if (unstorable.putIfAbsent(refused.key(), rootOf(refused)) != null) {
                        throw refused;
                    }
                }
            }
        } finally {
            if (!done) {
                remembered.forget(byKey.keySet());
            }
        }
    }

    private static Throwable rootOf(UnstorableException refused) {
        Throwable cause = refused.getCause();
        return cause == null ? refused : cause;
    }

    private Map<String, List<RecordedEvent>> byKey(List<RecordedEvent> events) {
        Map<String, List<RecordedEvent>> byKey = new LinkedHashMap<>();
        for (RecordedEvent event : events) {
            for (String key : fold.keys(event)) {
                if (share.owns(key)) {
                    byKey.computeIfAbsent(key, ignored -> new ArrayList<>()).add(event);
                }
            }
        }
        return byKey;
    }

    /** Returns whether everything is in the database. */
    private boolean write(Map<String, List<RecordedEvent>> byKey, Map<String, Throwable> unstorable) {
        Map<String, Kept<V>> before = known(byKey.keySet());
        List<Change<V>> changes = fold(byKey, before, unstorable);
        if (changes.isEmpty()) {
            return true;
        }
        boolean parks = changes.stream().anyMatch(Change::parks);
        if (parks) {
            // Before: nobody may take the view for whole from then on. After: somebody may have found nothing
            // meanwhile.
            stored.parking().take();
        }
        Optional<Map<String, Kept<V>>> after = stored.write(changes);
        if (parks) {
            stored.parking().take();
        }
        if (after.isEmpty()) {
            remembered.forget(byKey.keySet());
            met = null; // the view was not empty when this hand began
            return false;
        }
        after.get().forEach(remembered::put);
        return true;
    }

    /**
     * What the documents are before the batch. A key that this hand meets for the first time since the beginning of the log
     * is new, so a view is filled without loading: if it was not empty after all, the write fails by the key's uniqueness, and
     * from then on everything is loaded. Who no longer holds the share may have loaded from a view that another process
     * empties, and must not take a key for new.
     */
    private Map<String, Kept<V>> known(Set<String> keys) {
        Map<String, Kept<V>> known = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String key : keys) {
            Kept<V> kept = remembered.get(key);
            if (kept == null) {
                if (met == null || !met.add(key)) {
                    unknown.add(key);
                }
            } else {
                known.put(key, kept);
            }
        }
        if (!unknown.isEmpty()) {
            Map<String, Kept<V>> loaded = stored.load(unknown);
            // Readers may have kept a document while nobody knew whether a write had changed it: now it has, or never
            // does.
            stored.cache().forget(unknown);
            share.requireHeld();
            loaded.forEach(remembered::put);
            known.putAll(loaded);
        }
        return known;
    }

    private List<Change<V>> fold(
            Map<String, List<RecordedEvent>> byKey, Map<String, Kept<V>> before, Map<String, Throwable> unstorable) {
        List<Change<V>> changes = new ArrayList<>();
        byKey.forEach((key, events) -> {
            Kept<V> kept = before.get(key);
            Change<V> change = folding.change(key, events, kept);
            Throwable refused = unstorable.get(key);
            if (change != null && refused != null && (kept == null || kept.parked() == null)) {
                change = folding.unstorable(key, events, kept, refused);
            }
            if (change != null) {
                changes.add(change);
            }
        });
        return changes;
    }
}
