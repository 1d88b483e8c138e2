package dev.coopclaims.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * The new state of a document.
 *
 * @param position of the last event that the content holds
 * @param content null to remove it; its key is kept for a while
 * @param before what the events were folded on; null when nothing was known of the key
 * @param parked why it stands still from here on; null when it does not
 */
record Change<V extends Record>(
        String key,
        long position,
        @Nullable V content,
        @Nullable Kept<V> before,
        @Nullable Parked parked) {

    /** Of a document that does not stand still. */
    Change(String key, long position, @Nullable V content, @Nullable Kept<V> before) {
        this(key, position, content, before, null);
    }

    /**
     * Whether the document stays as it is but for its position. Never of a removed one: the write renews the time for which its
     * key is kept.
     */
    boolean isWithoutEffect() {
        return parked == null
                && content != null
                && before != null
                && before.parked() == null
                && before.revision() != null
                && content.equals(before.content());
    }

    /** Whether the document begins to stand still. */
    boolean parks() {
        return parked != null && (before == null || before.parked() == null);
    }
}
