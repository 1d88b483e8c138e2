package dev.coopclaims.app.request;

import dev.coopclaims.app.problem.Problem;
import dev.coopclaims.app.problem.ProblemType;
import dev.coopclaims.kernel.refusal.ServerCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Bodies are read uncompressed and as UTF-8. A body declared as compressed or in another character set is refused:
 * misreading it would store for ever what nobody wrote.
 */
final class BodyForm {
    private static final String IDENTITY = "identity";
    private static final String UTF_8 = "utf-8";
    private static final Set<String> AS_IT_IS = Set.of("", "7bit", "8bit", "binary");

    /** What may be echoed of a header; anything else may be an attack. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,40}");

    /** Matches in unreadable media types too; those are refused by whoever reads them. */
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";]*)", Pattern.CASE_INSENSITIVE);

    private BodyForm() {}

    /** What is wrong with how the body is sent; empty when nothing is. */
    static Optional<Problem> problem(HttpServletRequest request) {
        return encoding(Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)))
                .or(() -> pattern(request.getContentType()))
                .or(() -> charset(request.getContentType(), "the body"));
    }

    private static Optional<Problem> encoding(List<String> headers) {
        return headers.stream()
                .flatMap(header -> List.of(header.split(",", -1)).stream())
                .map(String::strip)
                .filter(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase(IDENTITY))
                .findFirst()
                .map(coding -> new Problem(
                        ProblemType.TYPE_NOT_ALLOWED,
                        "A body with Content-Encoding" + shown(coding) + " is not supported; send it without encoding.",
                        List.of(),
                        Map.of(HttpHeaders.ACCEPT_ENCODING, IDENTITY)));
    }

    /** Patterns such as application/*+json say what is accepted; a body has one concrete type. */
    private static Optional<Problem> pattern(@Nullable String contentType) {
        return contentType == null || !contentType.split(";", 2)[0].contains("*")
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemType.TYPE_NOT_ALLOWED, ServerCode.CONTENT_TYPE_IS_A_PATTERN));
    }

    /**
     * What is wrong with a media type's character set.
     *
     * @param what the thing sent, to follow "of"
     */
    static Optional<Problem> charset(@Nullable String contentType, String what) {
        if (contentType == null) {
            return Optional.empty();
        }
        Matcher said = CHARSET.matcher(contentType);
        String name = said.find() ? said.group(1).strip() : UTF_8;
        return name.equalsIgnoreCase(UTF_8) || name.equalsIgnoreCase("utf8")
                ? Optional.empty()
                : Optional.of(
                        Problem.of(ProblemType.TYPE_NOT_ALLOWED, ServerCode.CHARSET_NOT_SUPPORTED, shown(name), what));
    }

    /** What is wrong with the encoding of a part of a form; empty when nothing is. */
    static Optional<Problem> transferEncoding(Collection<String> headers) {
        return headers.stream()
                .map(header -> header.strip().toLowerCase(Locale.ROOT))
                .filter(encoding -> !AS_IT_IS.contains(encoding))
                .findFirst()
                .map(encoding -> Problem.of(ProblemType.TYPE_NOT_ALLOWED, ServerCode.PART_ENCODED, shown(encoding)));
    }

    private static String shown(String name) {
        return TOKEN.matcher(name).matches() ? " " + name : "";
    }
}
