package dev.coopclaims.eventstore.sealing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys above the subjects' keys. They are kept outside the database, so that a copy of the database alone opens
 * nothing. Those of a service throw {@link KeysUnavailableException} from every method while it does not answer.
 * Thread-safe.
 */
public interface MasterKeys {

    /**
     * What is to be wrapped.
     *
     * @param context what must be the same on unwrapping
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record Clear(byte[] key, String context) {}

    /**
     * What was wrapped.
     *
     * @param version under which
     * @param context as on wrapping
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record Wrapped(int version, byte[] key, String context) {}

    /** The version that wraps new keys: the newest. */
    int current();

    /** Whether there is an older version too, so that keys may have to be wrapped anew. */
    boolean hasOlder();

    /** Whether a version is there. */
    boolean has(int version);

    /**
     * Wraps a key.
     *
     * @param version under which: one that was {@link #current}
     * @param context what must be the same on unwrapping
     */
    byte[] wrap(int version, byte[] key, String context);

    /** Wraps a key under the current version. */
    default byte[] wrap(byte[] key, String context) {
        return wrap(current(), key, context);
    }

    /**
     * Unwraps a key.
     *
     * @return null when the bytes, the context or the master key are others than those of wrapping
     * @throws IllegalArgumentException when the version is not there
     */
    byte @Nullable [] unwrap(int version, byte[] wrapped, String context);

    /** Wraps keys; a service does it in one call. */
    default List<byte[]> wrapAll(int version, List<Clear> keys) {
        List<byte[]> wrapped = new ArrayList<>(keys.size());
        keys.forEach(key -> wrapped.add(wrap(version, key.key(), key.context())));
        return wrapped;
    }

    /** Unwraps keys, null for each as {@link #unwrap} tells; a service does it in one call. */
    default List<byte @Nullable []> unwrapAll(List<Wrapped> keys) {
        List<byte @Nullable []> clear = new ArrayList<>(keys.size());
        keys.forEach(key -> clear.add(unwrap(key.version(), key.key(), key.context())));
        return clear;
    }
}
