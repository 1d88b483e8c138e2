package dev.coopclaims.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a key.
 *
 * @param position of the last event that the content holds; -1 when it never had any
 * @param revision null when whoever wrote the document did not set one
 * @param content null when the document was removed, is frozen, or never had any
 * @param overfull whether it is frozen, see {@link OverfullDocument}
 * @param bytes its size as it is stored
 * @param parked why it stands still; null when it does not
 */
record Kept<V extends Record>(
        long position,
        @Nullable Long revision,
        @Nullable V content,
        boolean overfull,
        int bytes,
        @Nullable Parked parked) {

    /** Of a document that does not stand still for an event. */
    Kept(long position, @Nullable Long revision, @Nullable V content, boolean overfull, int bytes) {
        this(position, revision, content, overfull, bytes, null);
    }
}
