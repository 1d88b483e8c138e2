package dev.coopclaims.query.follow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A follower that does something with each event of a key, at least once and in the order of the log: a feed, mail, webhooks. A
 * key whose event cannot be applied is parked in {@link DeadLetters}, its later events wait behind it, and every other key goes
 * on. Whatever else fails is tried again with the batch.
 *
 * <pre>{@code group.add(new KeyedFollower("mails", Start.HEAD, new Mails(…), letters, log)); }</pre>
 */
public final class KeyedFollower implements Follower {
    private static final Logger LOG = LoggerFactory.getLogger(KeyedFollower.class);

    private static final int PAGE_EVENTS = 1_000;

    private final String name;
    private final Start start;
    private final Effect effect;
    private final DeadLetters letters;
    private final EventLog log;

    /** What it does. */
    public interface Effect {
        /** The keys that an event concerns, from the event alone; empty when it is of no interest. */
        Set<String> keys(RecordedEvent event);

        /**
         * Has its effect when it returns. The same event may come again; its id tells.
         *
         * @throws CannotApplyException when this event cannot be applied however often it is tried; the key is parked
         * @throws RuntimeException when it is to be tried again, as when somebody is out of reach; this holds the follower up
         */
        void apply(String key, RecordedEvent event);
    }

    /** An event cannot be applied however often it is tried. */
    public static final class CannotApplyException extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** @param cause why; its message is not kept */
        public CannotApplyException(Throwable cause) {
            super(cause);
        }
    }

    /**
     * A follower of this name.
     *
     * @param start where it begins; whatever has an effect outside names {@link Start#HEAD} or a position
     */
    public KeyedFollower(String name, Start start, Effect effect, DeadLetters letters, EventLog log) {
        this.name = name;
        this.start = start;
        this.effect = effect;
        this.letters = letters;
        this.log = log;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Start start() {
        return start;
    }

    @Override
    public Hand takeUp(Share share) {
        return events -> apply(share, events);
    }

    private void apply(Share share, List<RecordedEvent> events) {
        Map<RecordedEvent, Set<String>> keys = new HashMap<>();
        Set<String> all = new HashSet<>();
        for (RecordedEvent event : events) {
            Set<String> owned = new HashSet<>(effect.keys(event));
            owned.removeIf(key -> !share.owns(key));
            keys.put(event, owned);
            all.addAll(owned);
        }
        if (all.isEmpty()) {
            return;
        }
        Set<String> parked = new HashSet<>(letters.of(name, all).keySet());
        share.requireHeld();
        for (RecordedEvent event : events) {
            for (String key : keys.getOrDefault(event, Set.of())) {
                apply(key, event, parked);
            }
        }
    }

    private void apply(String key, RecordedEvent event, Set<String> parked) {
        if (parked.contains(key)) {
            if (letters.behind(name, key, event.position())) {
                return;
            }
            // Somebody has tried it again meanwhile.
            parked.remove(key);
        }
        try {
            effect.apply(key, event);
        } catch (CannotApplyException failed) {
            LOG.error("follower {}: {} waits from position {} on", name, key, event.position(), masked(failed));
            letters.park(name, key, event, reason(failed));
            parked.add(key);
        }
    }

    private static Throwable reason(CannotApplyException failed) {
        Throwable cause = failed.getCause();
        return cause == null ? failed : cause;
    }

    private static Throwable masked(CannotApplyException failed) {
        return MaskedCause.withoutMessage(reason(failed));
    }

    /**
     * Applies what waits of a key, from the event on that could not be applied. Of two who try at the same time, only the later one
     * changes what is known of the key.
     *
     * @return false when one still cannot be, the key does not wait, or somebody else tries it
     */
    public boolean retry(String key) {
        DeadLetters.Letter begun = letters.of(name, key)
                .flatMap(there -> letters.begin(name, there))
                .orElse(null);
        if (begun == null) {
            return false;
        }
        Attempt attempt = new Attempt(begun);
        DeadLetters.Letter letter = begun;
        while (letter != null && attempt.isAppliedUpTo(letter.last())) {
            if (letters.goOn(name, letter)) {
                return true;
            }
            // One more event has come meanwhile, or somebody else tries the key.
            letter = letters.of(name, key).filter(begun::isSameAttempt).orElse(null);
        }
        return false;
    }

    private final class Attempt {
        private final DeadLetters.Letter begun;
        private long next;
        private long applied;

        Attempt(DeadLetters.Letter begun) {
            this.begun = begun;
            this.next = begun.position();
        }

        boolean isAppliedUpTo(long last) {
            try (LogCursor cursor = log.from(next)) {
                while (next <= last) {
                    List<RecordedEvent> page = cursor.next((int) Math.min(PAGE_EVENTS, last - next + 1));
                    if (page.isEmpty()) {
                        throw new IllegalStateException(
                                "the log cannot be read up to position " + last + " yet; try again");
                    }
                    if (!page.stream().allMatch(this::isApplied)) {
                        return false;
                    }
                }
            }
            return true;
        }

        private boolean isApplied(RecordedEvent event) {
            if (effect.keys(event).contains(begun.key())) {
                try {
                    effect.apply(begun.key(), event);
                    applied++;
                } catch (CannotApplyException again) {
                    letters.failedAgain(name, begun, event, reason(again), applied);
                    return false;
                }
            }
            next = event.position() + 1;
            return true;
        }
    }
}
