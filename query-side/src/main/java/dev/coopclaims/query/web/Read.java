package dev.coopclaims.query.web;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.StableDigest;
import dev.coopclaims.query.people.Names;
import dev.coopclaims.query.people.People;
import dev.coopclaims.query.projection.AwaitedViews;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.projection.Views;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The context of every read: the actor and the views, each waited for before it is first read. The answer carries
 * {@code View-Position}, the lowest of the views that were read, and an {@code ETag}, or is 304 when the client already
 * has it. A body names people as {@link dev.coopclaims.query.people.Author}; their names are filled in when the answer
 * is written.
 *
 * <pre>{@code read.of(ClaimDetails.VIEW).find(…) // wherever it is needed, in the endpoint or in the queries below
 * return read.one(body); }</pre>
 */
public final class Read implements Views {
    /** The request attribute that holds the {@link People} for whoever writes the body. */
    public static final String PEOPLE = People.class.getName();

    private final Actor actor;
    private final HttpServletRequest request;
    private final AwaitedViews views;
    private final Names names;

    Read(Actor actor, HttpServletRequest request, AwaitedViews views, Names names) {
        this.actor = actor;
        this.request = request;
        this.views = views;
        this.names = names;
    }

    /** Who asks. */
    public Actor actor() {
        return actor;
    }

    /**
     * The documents of a view, at least as new as {@code Min-Position}.
     *
     * @throws dev.coopclaims.kernel.refusal.Refusal UNAVAILABLE while the view is being filled, or when it did not
     *     reach {@code Min-Position} in time
     */
    @Override
    public <V extends Record> ViewReader<V> of(View<V> view) {
        return views.of(view);
    }

    /**
     * The position up to which everything read so far is complete.
     *
     * @throws IllegalStateException when nothing was read
     */
    public long viewPosition() {
        return views.position();
    }

    /** What the reader calls the people of a body. */
    public People people(Object body) {
        return People.of(Told.authors(body), actor, names, this);
    }

    /** Answers one thing; its ETag is a digest of the whole answer, including people's names. */
    public <T> ResponseEntity<T> one(T body) {
        return answer(body, "", null, UnaryOperator.identity());
    }

    /**
     * Answers something that commands change. The tag covers the whole answer: names and the clock change it too, and
     * the two sides never get the same tag for different answers. Commands compare only the version in front.
     *
     * @param version the version as the reader's side sees it, which {@code If-Match} compares
     */
    public <T> ResponseEntity<T> one(T body, long version) {
        return answer(body, version + ".", null, UnaryOperator.identity());
    }

    /** Answers a page of a list, with a {@code Link} to the next one (RFC 8288). */
    public <T> ResponseEntity<Page<T>> page(Page<T> page) {
        return answer(page, "", page.next(), Page::lacking);
    }

    /**
     * Answers a body that contains a page of a list.
     *
     * @param next the cursor of the next page; null at the end
     * @param lacking how the body says that things may be missing from it (record 56); the header says it as well
     */
    public <T> ResponseEntity<T> listed(T body, @Nullable String next, UnaryOperator<T> lacking) {
        return answer(body, "", next, lacking);
    }

    /** @param lacking how the body says that things may be missing from it (record 56) */
    private <T> ResponseEntity<T> answer(T whole, String version, @Nullable String next, UnaryOperator<T> lacking) {
        People people = people(whole);
        views.requireWhole();
        T body = views.isIncomplete() ? lacking.apply(whole) : whole;
        String etag = '"' + version + StableDigest.of(Told.text(body, people::of)) + '"';
        request.setAttribute(PEOPLE, people);
        HttpHeaders headers = new HttpHeaders();
        headers.set(Reads.VIEW_POSITION, Long.toString(viewPosition()));
        headers.setETag(etag);
        headers.setCacheControl("private, no-cache");
        if (views.isIncomplete()) {
            headers.set(Reads.INCOMPLETE, "true");
        }
        if (next != null) {
            headers.set(HttpHeaders.LINK, '<' + addressOf(next) + ">; rel=\"next\"");
        }
        return new ServletWebRequest(request).checkNotModified(etag)
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
