package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.MaskedCause;
import dev.coopclaims.query.follow.RecordedEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the events of one key on what is known of it. A fold is pure, so an event that it cannot apply today it cannot apply in a
 * second either: the key is parked there, and every other key goes on.
 */
final class KeyFolding<V extends Record> {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFolding.class);

    private final View<V> view;
    private final InstantSource wallClock;

    KeyFolding(View<V> view, InstantSource wallClock) {
        this.view = view;
        this.wallClock = wallClock;
    }

    /**
     * What the events change.
     *
     * @param events of the key, in the order of the log; those that the document has already are left out
     * @return null when nothing is to be written
     */
    @Nullable
    Change<V> change(String key, List<RecordedEvent> events, @Nullable Kept<V> kept) {
        long applied = kept == null ? EventLog.NOTHING : kept.position();
        if (events.getLast().position() <= applied || (kept != null && kept.overfull())) {
            return null;
        }
        if (kept != null && kept.parked() != null) {
            Parked more = kept.parked().behind(events);
            return more == null ? null : new Change<>(key, applied, kept.content(), kept, more);
        }
        V content = kept == null ? null : kept.content();
        long position = applied;
        for (int at = 0; at < events.size(); at++) {
            RecordedEvent event = events.get(at);
            if (event.position() <= applied) {
                continue;
            }
            try {
                content = view.fold().apply(key, content, event);
                position = event.position();
            } catch (RuntimeException | StackOverflowError poisoned) {
                return parked(key, position, content, kept, events.subList(at, events.size()), poisoned);
            }
        }
        return new Change<>(key, position, content, kept);
    }

    /** Parks the key in front of the events, because what they make of it cannot be stored. */
    Change<V> unstorable(String key, List<RecordedEvent> events, @Nullable Kept<V> kept, Throwable cause) {
        long applied = kept == null ? EventLog.NOTHING : kept.position();
        List<RecordedEvent> unapplied =
                events.stream().filter(event -> event.position() > applied).toList();
        return parked(key, applied, kept == null ? null : kept.content(), kept, unapplied, cause);
    }

    private Change<V> parked(
            String key,
            long position,
            @Nullable V content,
            @Nullable Kept<V> kept,
            List<RecordedEvent> unapplied,
            Throwable failed) {
        RecordedEvent poison = unapplied.getFirst();
        String cause = MaskedCause.of(failed, poison);
        LOG.error(
                "view {}: {} stands still from position {} on ({}); everything else goes on. It is among the view's"
                        + " dead letters, and can be tried again there",
                view.name(),
                key,
                poison.position(),
                cause,
                MaskedCause.withoutMessage(failed));
        Instant now = wallClock.instant();
        return new Change<>(key, position, content, kept, Parked.at(unapplied, now, cause, content == null));
    }
}
