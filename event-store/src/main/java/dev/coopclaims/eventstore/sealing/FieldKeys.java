package dev.coopclaims.eventstore.sealing;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of subjects. Thread-safe. */
public interface FieldKeys {

    /**
     * The keys to seal new fields with. Missing ones are created and durable when this returns, all in one write; those
     * that nothing is sealed with afterwards do no harm.
     *
     * @param subjects {@link Subjects}
     * @return a key for each
     * @throws KeysUnavailableException when they cannot be read or stored now
     */
    Map<String, FieldKey> forSealing(Set<String> subjects);

    /**
     * The key that a stored field was sealed with.
     *
     * @return null when it was erased
     * @throws MissingKeyException when it was never there, or is no more although nobody erased it
     * @throws KeysUnavailableException when it cannot be read now
     */
    @Nullable
    FieldKey forOpening(String subject, int generation);

    /** Reads the keys of subjects that will be asked for, in one query; without effect for those already known. */
    default void prefetch(Set<String> subjects) {}
}
