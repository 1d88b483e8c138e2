package dev.coopclaims.eventstore.sealing;

import org.jspecify.annotations.Nullable;

/**
 * The keys above the subjects' keys. They are kept outside the database, so that a copy of the database alone opens
 * nothing. Thread-safe.
 */
public interface MasterKeys {

    /** The version that wraps new keys: the newest. */
    int current();

    /** Whether there is an older version too, so that keys may have to be wrapped anew. */
    boolean hasOlder();

    /** Whether a version is there. */
    boolean has(int version);

    /**
     * Wraps a key under the current version.
     *
     * @param context what must be the same on unwrapping
     */
    byte[] wrap(byte[] key, String context);

    /**
     * Unwraps a key.
     *
     * @return null when the bytes, the context or the master key are others than those of wrapping
     * @throws IllegalArgumentException when the version is not there
     */
    byte @Nullable [] unwrap(int version, byte[] wrapped, String context);
}
