package dev.coopclaims.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * The new state of a document.
 *
 * @param content null to remove it; its key is kept for a while
 * @param before what the events were folded on; null when nothing was known of the key
 */
record Change<V extends Record>(
        String key,
        long position,
        @Nullable V content,
        @Nullable Kept<V> before) {

    /**
     * Whether the document stays as it is but for its position. Never of a removed one: the write renews the time for which its
     * key is kept.
     */
    boolean isWithoutEffect() {
        return content != null && before != null && before.revision() != null && content.equals(before.content());
    }
}
