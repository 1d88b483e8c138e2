package dev.coopclaims.query.web;

import dev.coopclaims.kernel.StableDigest;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.projection.Projections;
import dev.coopclaims.query.projection.Standing;
import dev.coopclaims.query.projection.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The frame of every read: {@code Min-Position} is waited for before anything is read, and the answer carries
 * {@code View-Position} and an {@code ETag}, or is 304 when the client has it already.
 *
 * <pre>{@code
 * Reads.Read read = reads.begin(request, ClaimDetails.VIEW);
 * …                                  // look it up
 * return read.one(body);
 * }</pre>
 */
public final class Reads {

    public static final String MIN_POSITION = "Min-Position";
    public static final String VIEW_POSITION = "View-Position";

    /** How long a read waits for {@code Min-Position} at most. */
    public static final long DEFAULT_WAIT_MILLIS = 5_000;

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private final Projections projections;
    private final long waitMillis;

    public Reads(Projections projections) {
        this(projections, DEFAULT_WAIT_MILLIS);
    }

    /** @param waitMillis how long a read waits for {@code Min-Position} at most */
    public Reads(Projections projections, long waitMillis) {
        this.projections = projections;
        this.waitMillis = waitMillis;
    }

    /**
     * Begins a read of some views, before any of them is looked at.
     *
     * @throws Refusal UNAVAILABLE while a view is being filled, or when it did not come to {@code Min-Position} in time;
     *     MALFORMED when that is no position
     */
    public Read begin(HttpServletRequest request, View<?>... views) {
        List<View<?>> all = List.of(views);
        requireAnswering(all);
        String wanted = request.getHeader(MIN_POSITION);
        if (wanted != null) {
            await(wanted, all);
        }
        Map<View<?>, Standing> begun = requireAnswering(all);
        long position = begun.values().stream()
                .mapToLong(Standing::position)
                .min()
                .orElseThrow(() -> new IllegalArgumentException("a read reads at least one view"));
        return new Read(request, position, () -> requireWhole(begun));
    }

    private Map<View<?>, Standing> requireAnswering(List<View<?>> views) {
        Map<View<?>, Standing> standings = new LinkedHashMap<>();
        for (View<?> view : views) {
            Standing standing = projections.standing(view);
            if (!standing.answers()) {
                throw beingRebuilt(view);
            }
            standings.put(view, standing);
        }
        return standings;
    }

    // A rebuild that began meanwhile may have emptied the view under the reader, and may be over again.
    private void requireWhole(Map<View<?>, Standing> begun) {
        begun.forEach((view, standing) -> {
            if (!projections.standing(view).continues(standing)) {
                throw beingRebuilt(view);
            }
        });
    }

    private static Refusal beingRebuilt(View<?> view) {
        return Refusal.of(Refusal.Kind.UNAVAILABLE, "the view " + view.name() + " is being rebuilt; try again soon");
    }

    private void await(String wanted, List<View<?>> views) {
        if (!POSITION.matcher(wanted).matches()) {
            throw Refusal.malformed(MIN_POSITION + " is the number that a command answered as Event-Position");
        }
        long deadlineNanos = System.nanoTime() + waitMillis * 1_000_000;
        for (View<?> view : views) {
            long leftMillis = Math.max(0, (deadlineNanos - System.nanoTime()) / 1_000_000);
            if (!reached(view, Long.parseLong(wanted), leftMillis)) {
                throw Refusal.of(
                        Refusal.Kind.UNAVAILABLE,
                        "the view " + view.name() + " has not come to position " + wanted + " in time; try again soon");
            }
        }
    }

    private boolean reached(View<?> view, long position, long timeoutMillis) {
        try {
            return projections.awaitPosition(view, position, timeoutMillis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A read that has begun. */
    public static final class Read {

        private final HttpServletRequest request;
        private final long viewPosition;
        private final Runnable requireWhole;

        private Read(HttpServletRequest request, long viewPosition, Runnable requireWhole) {
            this.request = request;
            this.viewPosition = viewPosition;
            this.requireWhole = requireWhole;
        }

        /** What is read now is at least as new. */
        public long viewPosition() {
            return viewPosition;
        }

        /** Answers one thing; its ETag is a digest of the body, whose records, lists and values print all they hold. */
        public <T> ResponseEntity<T> one(T body) {
            return answer(body, '"' + digest(body) + '"', null);
        }

        /**
         * Answers what commands change. A tag stands for the whole answer: names and the clock move it too, and the two
         * sides never get the same one for what they see differently; commands look at the version in front alone.
         *
         * @param version of the thing as the reader's side sees it: what {@code If-Match} compares
         */
        public <T> ResponseEntity<T> one(T body, long version) {
            return answer(body, "\"" + version + "." + digest(body) + "\"", null);
        }

        /** Answers a piece of a list, with a {@code Link} to the next one (RFC 8288). */
        public <T> ResponseEntity<Page<T>> page(Page<T> page) {
            return listed(page, page.next());
        }

        /**
         * Answers a body that has a piece of a list in it.
         *
         * @param next the cursor of the next piece; null at the end
         */
        public <T> ResponseEntity<T> listed(T body, @Nullable String next) {
            return answer(body, '"' + digest(body) + '"', next);
        }

        private static String digest(Object body) {
            return StableDigest.of(body.toString());
        }

        private <T> ResponseEntity<T> answer(T body, String etag, @Nullable String next) {
            requireWhole.run();
            HttpHeaders headers = new HttpHeaders();
            headers.set(VIEW_POSITION, Long.toString(viewPosition));
            headers.setETag(etag);
            headers.setCacheControl("private, no-cache");
            if (next != null) {
                headers.set(HttpHeaders.LINK, '<' + addressOf(next) + ">; rel=\"next\"");
            }
            return EntityTags.match(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)
                    ? new ResponseEntity<>(headers, HttpStatus.NOT_MODIFIED)
                    : new ResponseEntity<>(body, headers, HttpStatus.OK);
        }

        private String addressOf(String next) {
            return UriComponentsBuilder.fromPath(request.getRequestURI())
                    .query(request.getQueryString())
                    .replaceQueryParam("cursor", next)
                    .build()
                    .toUriString();
        }
    }
}
