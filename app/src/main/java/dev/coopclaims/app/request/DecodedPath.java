package dev.coopclaims.app.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/**
 * The path of a request as handlers are matched to it. The raw address can spell the same path in many ways: {@code
 * /%61pi}.
 */
public final class DecodedPath {
    private DecodedPath() {}

    /** Decoded and normalised by the server; the application has no context path. */
    public static String of(HttpServletRequest request) {
        return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    }
}
