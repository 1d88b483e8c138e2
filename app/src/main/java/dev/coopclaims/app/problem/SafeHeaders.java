package dev.coopclaims.app.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What keeps a browser from framing, sniffing, keeping or running an answer. The security chain adds such headers too; a
 * problem has them by itself, because many are answered before that chain, or by the server without any filter.
 */
public final class SafeHeaders {
    /** The API returns only data, which may load nothing. */
    public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private static final Map<String, String> HEADERS = headers();

    private SafeHeaders() {}

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.put("Referrer-Policy", "no-referrer");
        return headers;
    }

    static void set(HttpServletResponse response) {
        HEADERS.forEach(response::setHeader);
    }

    /** As lines of an HTTP/1.1 answer. */
    public static String lines() {
        return HEADERS.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
    }
}
