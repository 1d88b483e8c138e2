package dev.coopclaims.app.idempotency;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.refusal.Violation;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

/** Runs after the role gate and before the command: takes the key, or returns the first response again. */
final class IdempotencyGate implements HandlerInterceptor {
    /** Request attribute that holds the key taken by this attempt. */
    static final String TAKEN = IdempotencyGate.class.getName();

    /** Marks a response as a repeated one. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final String KEY_PATH = "/headers/Idempotency-Key";

    private static final int MAX_KEY_CHARACTERS = 255;
    private static final long FIRST_LOOK_MILLIS = 10;
    private static final long SLOWEST_LOOK_MILLIS = 200;

    private final IdempotencyKeys keys;
    private final IdempotencySettings settings;

    /** A key and the attempt that took it. */
    record Taken(String key, String attempt) {}

    IdempotencyGate(IdempotencyKeys keys, IdempotencySettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    /**
     * @throws Refusal a conflict while the first request is in progress; a violation when the key belongs to a
     *     different request
     */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, ServletException {
        KeyedRequest keyed = WebUtils.getNativeRequest(request, KeyedRequest.class);
        if (keyed == null || keyed.getAttribute(TAKEN) != null || actor() == null) {
            return true;
        }
        String named = IdempotencyFilter.keyOf(keyed);
        if (named.isBlank() || named.length() > MAX_KEY_CHARACTERS) {
            throw Refusal.of(RequestCode.IDEMPOTENCY_KEY_LENGTH, IdempotencyFilter.HEADER, MAX_KEY_CHARACTERS);
        }
        String key = lineOf(actor(), named);
        String attempt = UUID.randomUUID().toString();
        return switch (take(key, attempt)) {
            case IdempotencyKeys.Found.Ours ignored -> {
                keyed.setAttribute(TAKEN, new Taken(key, attempt));
                yield true;
            }
            case IdempotencyKeys.Found.InProgress ignored ->
                throw Refusal.conflict(RefusalCode.REQUEST_IN_PROGRESS.at(KEY_PATH));
            case IdempotencyKeys.Found.Answered answered -> {
                replay(answered.answer(), keyed, response);
                yield false;
            }
        };
    }

    private IdempotencyKeys.Found take(String key, String attempt) {
        long endNanos = System.nanoTime() + settings.waitFor().toNanos();
        long pauseMillis = FIRST_LOOK_MILLIS;
        IdempotencyKeys.Found found = keys.take(key, attempt, settings.lease(), settings.keepFor());
        while (found instanceof IdempotencyKeys.Found.InProgress && System.nanoTime() - endNanos < 0) {
            LockSupport.parkNanos(Duration.ofMillis(pauseMillis).toNanos());
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
            pauseMillis = Math.min(2 * pauseMillis, SLOWEST_LOOK_MILLIS);
            found = keys.take(key, attempt, settings.lease(), settings.keepFor());
        }
        return found;
    }

    private void replay(KeptAnswer first, KeyedRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String fingerprint = first.fingerprint();
        if (fingerprint != null && !fingerprint.equals(request.fingerprint())) {
            throw Refusal.rule(RefusalCode.IDEMPOTENCY_KEY_REUSED.at(KEY_PATH));
        }
        HeldBody.Kept body = first.body();
        if (body == null) {
            throw Refusal.conflict(known(first));
        }
        HeldResponse answer = WebUtils.getNativeResponse(response, HeldResponse.class);
        if (answer != null) {
            answer.pass();
        }
        response.setStatus(first.status());
        first.headers().forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        response.setContentLengthLong(body.lengthBytes());
        body.writeTo(response.getOutputStream());
    }

    private Violation known(KeptAnswer first) {
        String position = first.headers().get(HeldResponse.EVENT_POSITION);
        return RefusalCode.ANSWER_NOT_KEPT.at(
                KEY_PATH,
                first.status(),
                position == null ? "" : " and Event-Position " + position,
                settings.maxAnswerBytes() + " bytes");
    }

    /** Keys of different actors never collide. */
    private static String lineOf(Actor actor, String key) {
        return lineOf(actor.organisation().value(), actor.user().value(), key);
    }

    /** The id of a key's line. */
    static String lineOf(String organisation, String user, String key) {
        String parts = organisation + "\n" + user + "\n" + key;
        MessageDigest digest = KeyedRequest.sha256();
        return HexFormat.of().formatHex(digest.digest(parts.getBytes(StandardCharsets.UTF_8)));
    }

    private static @org.jspecify.annotations.Nullable Actor actor() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor ? actor : null;
    }
}
