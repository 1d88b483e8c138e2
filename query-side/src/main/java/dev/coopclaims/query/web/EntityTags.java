package dev.coopclaims.query.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import org.springframework.http.HttpHeaders;

/** Compares entity tags as {@code If-None-Match} requires: weakly (RFC 9110 §13.1.2). */
public final class EntityTags {

    private EntityTags() {}

    /**
     * Whether the client has what the tag stands for: {@code If-None-Match} names it, in one line or in several.
     *
     * @param etag with its quotes; ours contain neither comma nor space
     */
    public static boolean isKnown(HttpServletRequest request, String etag) {
        return Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .anyMatch(given -> given.equals("*") || strong(given).equals(etag));
    }

    private static String strong(String etag) {
        return etag.startsWith("W/") ? etag.substring(2) : etag;
    }
}
