package dev.coopclaims.app.problem;

import org.springframework.http.HttpStatus;

/** The stable kinds of problems; the type is {@code urn:coop:problem:} and the name in lower case with hyphens. */
public enum ProblemType {
    MALFORMED(HttpStatus.BAD_REQUEST, "The request cannot be read"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid bearer token is needed"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Your role does not allow this"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This method is not supported here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No answer in an accepted media type"),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The request came too slowly"),
    CONFLICT(HttpStatus.CONFLICT, "The current state does not allow this"),
    PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED, "It has changed in the meantime"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Too large"),
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG, "The address is too long"),
    TYPE_NOT_ALLOWED(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This media type is not accepted here"),
    RANGE_NOT_SATISFIABLE(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "The range is outside of the content"),
    EXPECTATION_FAILED(HttpStatus.EXPECTATION_FAILED, "The expectation of the request is not supported here"),
    RULE_VIOLATION(HttpStatus.UNPROCESSABLE_CONTENT, "A rule is violated"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),
    NOT_IMPLEMENTED(HttpStatus.NOT_IMPLEMENTED, "This part of HTTP is not supported here"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Temporarily unavailable"),
    VERSION_NOT_SUPPORTED(HttpStatus.HTTP_VERSION_NOT_SUPPORTED, "This version of HTTP is not supported here");

    private static final String PREFIX = "urn:coop:problem:";

    private final HttpStatus status;
    private final String title;
    private final String type;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
        this.type = PREFIX + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public HttpStatus status() {
        return status;
    }

    /** For people; the same for every problem of this type. */
    public String title() {
        return title;
    }

    /** The stable URN. */
    public String type() {
        return type;
    }

    /**
     * The type for a status that the server or a library chose; unknown ones are {@link #INTERNAL} or {@link
     * #MALFORMED}.
     */
    public static ProblemType of(int status) {
        for (ProblemType type : values()) {
            if (type.status.value() == status) {
                return type;
            }
        }
        return status >= 400 && status < 500 ? MALFORMED : INTERNAL;
    }
}
