package dev.coopclaims.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a key.
 *
 * @param revision null when whoever wrote the document did not set one
 * @param content null when the document was removed or is frozen
 * @param overfull whether it is frozen, see {@link OverfullDocument}
 * @param bytes its size as it is stored
 */
record Kept<V extends Record>(
        long position, @Nullable Long revision, @Nullable V content, boolean overfull, int bytes) {}
