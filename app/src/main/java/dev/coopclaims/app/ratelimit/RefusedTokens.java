package dev.coopclaims.app.ratelimit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Whoever refuses a token first asks here whether too many of the same address were refused. */
public final class RefusedTokens {
    private static final String LIMIT = RefusedTokens.class.getName();

    private RefusedTokens() {}

    /** Counts a refused token, and answers 429 if it is one too many. */
    @FunctionalInterface
    interface Counter {
        boolean refuses(HttpServletResponse response) throws IOException;
    }

    static void limit(HttpServletRequest request, Counter counter) {
        request.setAttribute(LIMIT, counter);
    }

    /** Counts a refused token. When there were too many, answers 429 and returns true. */
    public static boolean areTooMany(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return request.getAttribute(LIMIT) instanceof Counter counter && counter.refuses(response);
    }
}
