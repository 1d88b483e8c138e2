package dev.coopclaims.app.wiring.erasure;

import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import dev.coopclaims.kernel.erasure.DestroyedKey;
import dev.coopclaims.kernel.erasure.ErasureBegun;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.erasure.KeysDestroyed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that an older copy of the keys has brought back: the log says that they were destroyed, so they are destroyed again,
 * before anything is read with them (H-6). A log that was restored from before an erasure says nothing of it.
 */
final class RestoredKeys {
    private static final Logger LOG = LoggerFactory.getLogger(RestoredKeys.class);

    /** The events of an erasure that are of use here; none of them holds personal data. */
    static final Set<Class<?>> TYPES = Set.of(ErasureBegun.class, KeysDestroyed.class);

    private static final int ERASURES_AT_ONCE = 500;
    private static final int KEYS_AT_ONCE = 1_000;

    private final Set<String> erasures;
    private final Function<Set<String>, Stream<?>> events;
    private final StoredFieldKeys keys;

    /**
     * @param erasures the streams of all erasures
     * @param events the events of some of them that are of {@link #TYPES}, in the order of the log
     */
    RestoredKeys(Set<String> erasures, Function<Set<String>, Stream<?>> events, StoredFieldKeys keys) {
        this.erasures = new TreeSet<>(erasures);
        this.events = events;
        this.keys = keys;
    }

    /** Returns how many keys there were. */
    long destroyAgain() {
        Map<String, Integer> gone = new HashMap<>();
        for (List<String> some : parts(List.copyOf(erasures), ERASURES_AT_ONCE)) {
            // What began and was deferred may have destroyed some of its keys: the next beginning no longer names them.
            Map<ErasureId, List<DestroyedKey>> begun = new HashMap<>();
            try (Stream<?> past = events.apply(Set.copyOf(some))) {
                past.forEachOrdered(event -> {
                    if (event instanceof ErasureBegun begins) {
                        begun.computeIfAbsent(begins.erasure(), erasure -> new ArrayList<>())
                                .addAll(begins.keys());
                    } else if (event instanceof KeysDestroyed destroyed) {
                        begun.getOrDefault(destroyed.erasure(), List.of())
                                .forEach(key -> gone.merge(key.subject(), key.generation(), Math::max));
                        begun.remove(destroyed.erasure());
                    }
                });
            }
        }
        Map<String, Integer> back = new HashMap<>();
        for (List<String> some : parts(List.copyOf(gone.keySet()), KEYS_AT_ONCE)) {
            keys.generations(Set.copyOf(some)).forEach((subject, generation) -> {
                if (generation <= gone.getOrDefault(subject, 0)) {
                    back.put(subject, generation);
                }
            });
        }
        if (back.isEmpty()) {
            return 0;
        }
        long destroyed = keys.erase(back);
        LOG.warn(
                "{} keys that were destroyed had been brought back, as by an older copy of the collection {}; they are"
                        + " destroyed again",
                destroyed,
                StoredFieldKeys.COLLECTION);
        return destroyed;
    }

    private static List<List<String>> parts(List<String> all, int atOnce) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += atOnce) {
            parts.add(all.subList(from, Math.min(from + atOnce, all.size())));
        }
        return parts;
    }
}
