package dev.coopclaims.app.ratelimit;

import dev.coopclaims.app.problem.Problem;
import dev.coopclaims.app.problem.ProblemType;
import dev.coopclaims.app.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** 429, with the time to wait. */
final class TooMany {
    private TooMany() {}

    static void write(long waitSeconds, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String wait = Long.toString(waitSeconds);
        ProblemWriter.write(
                new Problem(
                        ProblemType.TOO_MANY_REQUESTS,
                        "Too many requests came from your address. Try again in " + wait + " s.",
                        List.of(),
                        Map.of(HttpHeaders.RETRY_AFTER, wait)),
                request,
                response);
    }
}
