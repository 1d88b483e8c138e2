package dev.coopclaims.app.ratelimit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.LongSupplier;

/** Whoever refuses a token first asks here whether too many of the same address were refused. */
public final class RefusedTokens {
    private static final String LIMIT = RefusedTokens.class.getName();

    private RefusedTokens() {}

    /** @param take counts a refused token, and returns how many seconds to wait; 0 for none */
    static void limit(HttpServletRequest request, LongSupplier take) {
        request.setAttribute(LIMIT, take);
    }

    /** Counts a refused token. When there were too many, answers 429 and returns true. */
    public static boolean areTooMany(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long waitSeconds = request.getAttribute(LIMIT) instanceof LongSupplier take ? take.getAsLong() : 0;
        if (waitSeconds > 0) {
            TooMany.write(waitSeconds, request, response);
        }
        return waitSeconds > 0;
    }
}
