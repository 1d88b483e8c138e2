package dev.coopclaims.query.web;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Compares entity tags as {@code If-None-Match} requires: weakly (RFC 9110 §13.1.2). */
final class EntityTags {

    private EntityTags() {}

    /**
     * Whether a header names the tag.
     *
     * @param header {@code *}, or tags separated by commas; null when absent
     * @param etag with its quotes; ours contain neither comma nor space
     */
    static boolean match(@Nullable String header, String etag) {
        return header != null
                && Arrays.stream(header.split(",", -1))
                        .map(String::strip)
                        .anyMatch(given -> given.equals("*") || strong(given).equals(etag));
    }

    private static String strong(String etag) {
        return etag.startsWith("W/") ? etag.substring(2) : etag;
    }
}
