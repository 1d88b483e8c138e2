package dev.coopclaims.query.projection;

import dev.coopclaims.kernel.erasure.KeysDestroyed;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.follow.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a view does when keys were destroyed (H-6): documents that hold what they sealed are folded again from the log, in
 * which it reads as erased. They keep their position, because no event is added; their revision is raised. A document that
 * is already further was folded after the keys were gone, and stays. Repeating it changes nothing.
 */
final class FoldedAgain<V extends Record> {
    private static final int MAX_ATTEMPTS = 5;
    private static final int KEYS_AT_ONCE = 200;

    private final Fold<V> fold;
    private final StoredView<V> stored;
    private final Share share;
    private final EventLog log;

    FoldedAgain(StoredView<V> stored, Share share, EventLog log) {
        this.fold = stored.view().fold();
        this.stored = stored;
        this.share = share;
        this.log = log;
    }

    /**
     * Folds again what the destroyed keys had sealed.
     *
     * @param destroyed with the position up to which the view is folded
     * @return the keys whose documents may have changed
     */
    Set<String> after(RecordedEvent event, KeysDestroyed destroyed) {
        if (!fold.keepsTexts() || destroyed.streams().isEmpty()) {
            return Set.of();
        }
        log.forgetKeys();
        Map<String, List<RecordedEvent>> byKey = new HashMap<>();
        try (Stream<RecordedEvent> events = log.of(Set.copyOf(destroyed.streams()), event.position())) {
            events.forEachOrdered(past -> {
                for (String key : fold.keys(past)) {
                    if (share.owns(key)) {
                        byKey.computeIfAbsent(key, ignored -> new ArrayList<>()).add(past);
                    }
                }
            });
        }
        List<String> all = List.copyOf(byKey.keySet());
        for (int from = 0; from < all.size(); from += KEYS_AT_ONCE) {
            write(all.subList(from, Math.min(from + KEYS_AT_ONCE, all.size())), byKey, event.position());
        }
        // Also when nothing was written: an earlier attempt may have been, without anybody knowing.
        stored.cache().clear();
        return byKey.keySet();
    }

    private void write(List<String> keys, Map<String, List<RecordedEvent>> byKey, long upTo) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Map<String, Kept<V>> there = stored.load(keys);
            share.requireHeld();
            List<Change<V>> changes = new ArrayList<>();
            there.forEach((key, kept) -> {
                V content = folded(key, byKey.getOrDefault(key, List.of()), Math.min(kept.position(), upTo));
                if (content != null && kept.position() <= upTo && !isSame(content, kept)) {
                    changes.add(new Change<>(key, kept.position(), content, kept, kept.parked()));
                }
            });
            if (changes.isEmpty() || stored.write(changes).isPresent()) {
                return;
            }
        }
        throw new IllegalStateException("documents of " + stored.view().name() + " are also written by others");
    }

    /** A document that stands still is behind what could be folded. */
    private @Nullable V folded(String key, List<RecordedEvent> events, long upTo) {
        V content = null;
        for (RecordedEvent event : events) {
            if (event.position() <= upTo) {
                content = fold.apply(key, content, event);
            }
        }
        return content;
    }

    private boolean isSame(V content, Kept<V> kept) {
        @Nullable V before = kept.content();
        return !kept.overfull() && content.equals(before);
    }
}
