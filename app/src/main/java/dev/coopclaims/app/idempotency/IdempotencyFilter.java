package dev.coopclaims.app.idempotency;

import com.mongodb.MongoException;
import dev.coopclaims.app.problem.Problem;
import dev.coopclaims.app.problem.ProblemType;
import dev.coopclaims.app.problem.ProblemWriter;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
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
 * Wraps a POST that carries a key, and keeps its answer when it is final: a refusal for a lost race or an overload, and
 * a failure of ours, are no last word, and give the key back.
 */
final class IdempotencyFilter extends OncePerRequestFilter {
    static final String HEADER = "Idempotency-Key";

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final int MAX_KEY_CHARACTERS = 255;
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

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(HEADER) == null
                || !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = keyOf(request);
        if (key.isBlank() || key.length() > MAX_KEY_CHARACTERS) {
            String bounds = HEADER + " is 1 to " + MAX_KEY_CHARACTERS + " characters";
            ProblemWriter.write(Problem.of(ProblemType.MALFORMED, bounds), request, response);
            return;
        }
        KeyedRequest keyed = new KeyedRequest(request, settings.maxDrainBytes());
        KeyedResponse answer = new KeyedResponse(response, settings.maxAnswerBytes());
        boolean returned = false;
        try {
            chain.doFilter(keyed, answer);
            returned = true;
        } finally {
            if (returned && request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new AtTheEnd(keyed, answer));
            } else {
                finish(keyed, answer, returned);
            }
        }
    }

    /** The answer is on its way to the client whatever happens here. */
    private void finish(KeyedRequest request, KeyedResponse answer, boolean returned) {
        if (!(request.getAttribute(IdempotencyGate.TAKEN) instanceof IdempotencyGate.Taken taken)) {
            return;
        }
        request.removeAttribute(IdempotencyGate.TAKEN);
        try {
            String fingerprint = returned && isFinal(answer.getStatus()) ? fingerprintOf(request, answer) : null;
            if (fingerprint == null) {
                keys.giveBack(taken.key(), taken.attempt());
            } else {
                keys.answered(
                        taken.key(),
                        taken.attempt(),
                        new KeptAnswer(fingerprint, answer.getStatus(), answer.keptHeaders(), answer.copied()));
            }
        } catch (MongoException | IOException | ServletException lost) {
            // The line stays: until its lease ends, a repeat is told that the first is in progress.
            LOG.warn(
                    "the answer to an {} was not kept: {}",
                    HEADER,
                    lost.getClass().getSimpleName());
        }
    }

    /** Null for a refusal whose body the server has closed already: it changed nothing, and may be asked for anew. */
    private static @Nullable String fingerprintOf(KeyedRequest request, KeyedResponse answer)
            throws IOException, ServletException {
        try {
            return request.fingerprint();
        } catch (IOException closed) {
            if (answer.getStatus() < FIRST_REFUSAL) {
                throw closed;
            }
            LOG.debug("the body of a refused request cannot be read any more", closed);
            return null;
        }
    }

    static boolean isFinal(int status) {
        return switch (status) {
            case 401, 408, 409, 429 -> false;
            default -> status < FIRST_FAILURE_OF_OURS;
        };
    }

    /** For answers that are written after the handler returned. */
    private final class AtTheEnd implements AsyncListener {
        private final KeyedRequest request;
        private final KeyedResponse answer;
        private boolean failed;

        private AtTheEnd(KeyedRequest request, KeyedResponse answer) {
            this.request = request;
            this.answer = answer;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            finish(request, answer, !failed);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            failed = true;
        }

        @Override
        public void onError(AsyncEvent event) {
            failed = true;
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
