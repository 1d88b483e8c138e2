package dev.coopclaims.query.projection;

import dev.coopclaims.kernel.erasure.KeysDestroyed;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.follow.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a view does when keys were destroyed (H-6): documents that hold what they sealed are folded again from the log, in
 * which it reads as erased. They keep their position, because no event is added; their revision is raised. A document that
 * is already further was folded after the keys were gone, and stays. Repeating it changes nothing but revisions.
 */
final class FoldedAgain<V extends Record> {
    private static final int MAX_ATTEMPTS = 5;
    private static final int KEYS_AT_ONCE = 200;
    /** The log reads no more of them at once. */
    private static final int STREAMS_AT_ONCE = 1_000;

    private final Fold<V> fold;
    private final KeyFolding<V> folding;
    private final StoredView<V> stored;
    private final Share share;
    private final EventLog log;

    FoldedAgain(StoredView<V> stored, Share share, EventLog log) {
        this.fold = stored.view().fold();
        this.folding = new KeyFolding<>(stored.view(), stored.wallClock());
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
        Set<String> folded = new HashSet<>();
        List<String> streams = List.copyOf(destroyed.streams());
        for (int from = 0; from < streams.size(); from += STREAMS_AT_ONCE) {
            List<String> some = streams.subList(from, Math.min(from + STREAMS_AT_ONCE, streams.size()));
            folded.addAll(after(event.position(), Set.copyOf(some)));
        }
        // Also when nothing was written: an earlier attempt may have been, without anybody knowing.
        stored.cache().clear();
        return folded;
    }

    private Set<String> after(long position, Set<String> streams) {
        Map<String, List<RecordedEvent>> byKey = new HashMap<>();
        try (Stream<RecordedEvent> events = log.of(streams, position)) {
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
            write(all.subList(from, Math.min(from + KEYS_AT_ONCE, all.size())), byKey, position);
        }
        return byKey.keySet();
    }

    private void write(List<String> keys, Map<String, List<RecordedEvent>> byKey, long upTo) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Map<String, Kept<V>> there = stored.load(keys);
            share.requireHeld();
            List<Change<V>> changes = new ArrayList<>();
            there.forEach((key, kept) -> {
                Change<V> change =
                        kept.position() > upTo ? null : change(key, byKey.getOrDefault(key, List.of()), kept);
                if (change != null) {
                    changes.add(change);
                }
            });
            if (changes.isEmpty() || isWritten(changes)) {
                return;
            }
        }
        throw new IllegalStateException("documents of " + stored.view().name() + " are also written by others");
    }

    private boolean isWritten(List<Change<V>> changes) {
        boolean parks = changes.stream().anyMatch(Change::parks);
        if (parks) {
            stored.parking().take();
        }
        boolean written = stored.write(changes).isPresent();
        if (parks) {
            stored.parking().take();
        }
        return written;
    }

    /**
     * What the document becomes; null when it stays. One that stands still is behind what could be folded, and is written in
     * any case: whoever tries it again at this moment has read events before, and must not write what it made of them.
     */
    private @Nullable Change<V> change(String key, List<RecordedEvent> events, Kept<V> kept) {
        List<RecordedEvent> known = events.stream()
                .filter(past -> past.position() <= kept.position())
                .toList();
        if (known.isEmpty()) {
            return kept.parked() == null
                    ? null
                    : new Change<>(key, kept.position(), kept.content(), kept, kept.parked());
        }
        Change<V> made = Objects.requireNonNull(folding.change(key, known, null));
        Parked poisoned = made.parked();
        if (poisoned != null) {
            // It cannot be folded any more: what it was in the clear does not stay for that.
            Parked parked = kept.parked() == null ? poisoned : poisoned.before(kept.parked());
            return new Change<>(key, made.position(), made.content(), kept, parked);
        }
        V content = made.content();
        if (kept.parked() == null && (content == null || isSame(content, kept))) {
            return null;
        }
        return new Change<>(key, kept.position(), content, kept, kept.parked());
    }

    private boolean isSame(V content, Kept<V> kept) {
        @Nullable V before = kept.content();
        return !kept.overfull() && content.equals(before);
    }
}
