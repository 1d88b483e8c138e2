package dev.coopclaims.app.ratelimit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.LongSupplier;

/** What whoever refuses a token asks first: whether too many from the same address were refused. */
public final class RefusedTokens {
    private static final String LIMIT = RefusedTokens.class.getName();

    private RefusedTokens() {}

    /** @param take counts one that is refused, and says how many seconds to wait; 0: none */
    static void limit(HttpServletRequest request, LongSupplier take) {
        request.setAttribute(LIMIT, take);
    }

    /** Counts one, and answers 429 when there were too many; true when it did. */
    public static boolean areTooMany(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long waitSeconds = request.getAttribute(LIMIT) instanceof LongSupplier take ? take.getAsLong() : 0;
        if (waitSeconds > 0) {
            TooMany.write(waitSeconds, request, response);
        }
        return waitSeconds > 0;
    }
}
