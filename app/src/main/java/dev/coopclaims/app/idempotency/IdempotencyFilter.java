package dev.coopclaims.app.idempotency;

import com.mongodb.MongoException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Wraps a POST that carries a key. Its response is held until it is complete, stored if it is final, and only then sent
 * to the client, so it does not matter whether the client is still connected. Refusals for a lost race, another version
 * or an overload, and failures of ours, are not final: they release the key.
 */
final class IdempotencyFilter extends OncePerRequestFilter {
    static final String HEADER = "Idempotency-Key";

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE_OF_OURS = 500;

    private final IdempotencyKeys keys;
    private final IdempotencySettings settings;

    IdempotencyFilter(IdempotencyKeys keys, IdempotencySettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    static String keyOf(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getHeader(HEADER), "");
    }

    /** Applies to every path. Only the gate takes the key, just before one of our handlers. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        KeyedRequest keyed = new KeyedRequest(request, settings.maxDrainBytes());
        HeldResponse answer = new HeldResponse(response, settings.maxAnswerBytes());
        boolean returned = false;
        try {
            chain.doFilter(keyed, answer);
            returned = true;
        } finally {
            finish(keyed, answer, returned);
        }
        answer.send();
    }

    private void finish(KeyedRequest request, HeldResponse answer, boolean returned) {
        if (!(request.getAttribute(IdempotencyGate.TAKEN) instanceof IdempotencyGate.Taken taken)) {
            return;
        }
        request.removeAttribute(IdempotencyGate.TAKEN);
        try {
            boolean last = returned && !answer.isByTheServer() && isFinal(answer.getStatus());
            String fingerprint = last ? fingerprintOf(request, answer) : null;
            if (fingerprint == null) {
                keys.giveBack(taken.key(), taken.attempt());
            } else {
                HeldBody.Kept body = answer.isTooLong() ? null : answer.held();
                keys.answered(
                        taken.key(),
                        taken.attempt(),
                        new KeptAnswer(fingerprint, answer.getStatus(), answer.keptHeaders(), body),
                        settings.keepFor());
            }
        } catch (MongoException | IOException | ServletException lost) {
            // The line stays: until its lease ends, a repeat is answered that the first request is in progress.
            LOG.warn(
                    "The answer to an {} was not stored: {}",
                    HEADER,
                    lost.getClass().getSimpleName());
        }
    }

    /** Null for a refusal whose body cannot be read to its end: it changed nothing, so it may be requested again. */
    private static @Nullable String fingerprintOf(KeyedRequest request, HeldResponse answer)
            throws IOException, ServletException {
        try {
            return answer.getStatus() < FIRST_REFUSAL ? request.fingerprint() : request.fingerprintOfRefused();
        } catch (IOException closed) {
            if (answer.getStatus() < FIRST_REFUSAL) {
                throw closed;
            }
            LOG.debug("the body of a refused request cannot be read to its end", closed);
            return null;
        }
    }

    static boolean isFinal(int status) {
        return switch (status) {
            case 401, 408, 409, 412, 429 -> false;
            default -> status < FIRST_FAILURE_OF_OURS;
        };
    }
}
