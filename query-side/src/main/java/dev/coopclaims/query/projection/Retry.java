package dev.coopclaims.query.projection;

import dev.coopclaims.kernel.erasure.KeysDestroyed;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.LogCursor;
import dev.coopclaims.query.follow.MaskedCause;
import dev.coopclaims.query.follow.RecordedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folds one parked key anew from the first event of the log, while the view goes on. The document is replaced only as it was when
 * the events that wait were counted, so an event that comes meanwhile is either folded here or applied to what is made here.
 *
 * <p>What was read before keys were destroyed may be in the clear (H-6). So it begins anew when the log says so meanwhile. What the
 * log says after that is folded again by the view itself, which changes each document that stands still: either it finds what was
 * written here, or this write finds that the document has changed, and looks into the log again. For one run.
 */
final class Retry<V extends Record> {
    private static final int PAGE_EVENTS = 1_000;
    /** Each time the document has changed since it was read, because one more event waits. */
    private static final int MAX_ATTEMPTS = 100;

    private final StoredView<V> stored;
    private final EventLog log;
    private final String key;
    /** Keys that were destroyed up to here were forgotten before anything was read. */
    private long readAfter = EventLog.NOTHING;

    private long reached = EventLog.NOTHING;
    private long position = EventLog.NOTHING;
    private @Nullable V content;
    private @Nullable String cause;
    private long failedAt;
    private long behind;

    Retry(StoredView<V> stored, EventLog log, String key) {
        this.stored = stored;
        this.log = log;
        this.key = key;
    }

    /** What came of it. */
    enum Outcome {
        APPLIED,
        FAILED_AGAIN,
        NOT_PARKED
    }

    /** @throws IllegalStateException when the document kept changing, so that it is to be tried later */
    Outcome run() {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Kept<V> kept = stored.load(List.of(key)).get(key);
            Parked parked = kept == null ? null : kept.parked();
            if (kept == null || parked == null) {
                return Outcome.NOT_PARKED;
            }
            if (attempt == 0 || wereDestroyed()) {
                beginAnew();
            }
            while (!isFoldedUpTo(parked.last())) {
                beginAnew();
            }
            String failed = cause;
            Change<V> change = failed == null
                    ? new Change<>(key, position, content, kept)
                    : new Change<>(key, kept.position(), kept.content(), kept, parked.again(failedAt, behind, failed));
            if (isWritten(change, parked)) {
                return failed == null ? Outcome.APPLIED : Outcome.FAILED_AGAIN;
            }
        }
        throw new IllegalStateException("the document keeps changing; try again later");
    }

    private boolean isWritten(Change<V> change, Parked parked) {
        try {
            return stored.write(List.of(change)).isPresent();
        } catch (UnstorableException refused) {
            Throwable why = refused.getCause();
            cause = (why == null ? refused : why).getClass().getSimpleName() + " when it is stored";
            failedAt = parked.position();
            behind = parked.waiting();
            return false;
        }
    }

    private void beginAnew() {
        readAfter = log.head();
        log.forgetKeys();
        reached = EventLog.NOTHING;
        position = EventLog.NOTHING;
        content = null;
        cause = null;
        behind = 0;
    }

    /** Whether the log tells, of what was not folded here, that keys were destroyed meanwhile. */
    private boolean wereDestroyed() {
        long head = log.head();
        long at = reached;
        try (LogCursor cursor = log.from(reached + 1)) {
            while (at < head) {
                List<RecordedEvent> page = page(cursor, at, head);
                if (page.stream().anyMatch(this::tellsOfMeanwhile)) {
                    return true;
                }
                at = page.getLast().position();
            }
        }
        return false;
    }

    private boolean tellsOfMeanwhile(RecordedEvent event) {
        return event.position() > readAfter && event.payload() instanceof KeysDestroyed;
    }

    /** False when what was folded may be in the clear although keys were destroyed meanwhile. */
    private boolean isFoldedUpTo(long last) {
        try (LogCursor cursor = log.from(reached + 1)) {
            while (reached < last) {
                List<RecordedEvent> page = page(cursor, reached, last);
                if (page.stream().anyMatch(this::tellsOfMeanwhile)) {
                    return false;
                }
                page.forEach(this::fold);
                reached = page.getLast().position();
            }
        }
        return true;
    }

    private static List<RecordedEvent> page(LogCursor cursor, long reached, long last) {
        List<RecordedEvent> page = cursor.next((int) Math.min(PAGE_EVENTS, last - reached));
        if (page.isEmpty()) {
            throw new IllegalStateException("the log cannot be read up to position " + last + " yet; try again");
        }
        return page;
    }

    private void fold(RecordedEvent event) {
        if (!stored.view().fold().keys(event).contains(key)) {
            return;
        }
        if (cause != null) {
            behind++;
            return;
        }
        try {
            content = stored.view().fold().apply(key, content, event);
            position = event.position();
        } catch (RuntimeException | StackOverflowError again) {
            cause = MaskedCause.of(again, event);
            failedAt = event.position();
        }
    }
}
