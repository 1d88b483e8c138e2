package dev.coopclaims.app.ratelimit;

import dev.coopclaims.app.problem.Problem;
import dev.coopclaims.app.problem.ProblemType;
import dev.coopclaims.app.problem.ProblemWriter;
import dev.coopclaims.kernel.refusal.ServerCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;

/** A rate limit, and how it is told to those who exceed it. */
final class Limit {
    private final String counted;
    private final Buckets buckets;
    private final String told;

    /**
     * @param counted what is limited, in words, to follow "Too many"
     * @param burst how many at once
     * @param perSecond how many each second
     */
    Limit(String counted, long burst, long perSecond) {
        this.counted = counted;
        buckets = new Buckets(burst, perSecond);
        told = burst + " at once and " + perSecond + " per second";
    }

    /** Counts one of a client. If that is one too many, answers 429 with the time to wait, and returns true. */
    boolean refuses(String who, HttpServletRequest request, HttpServletResponse response) throws IOException {
        return answers(buckets.take(who), request, response);
    }

    /** As {@link #refuses}, but counts nothing. */
    boolean isReached(String who, HttpServletRequest request, HttpServletResponse response) throws IOException {
        return answers(buckets.look(who), request, response);
    }

    /** Counts one that was known only afterwards. Those of several at once are paid back by a longer wait. */
    void count(String who) {
        buckets.owe(who);
    }

    private boolean answers(long waitSeconds, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (waitSeconds == 0) {
            return false;
        }
        String wait = Long.toString(waitSeconds);
        ProblemWriter.write(
                Problem.of(ProblemType.TOO_MANY_REQUESTS, ServerCode.TOO_MANY_FROM_ADDRESS, counted, told, wait)
                        .with(HttpHeaders.RETRY_AFTER, wait),
                request,
                response);
        return true;
    }
}
