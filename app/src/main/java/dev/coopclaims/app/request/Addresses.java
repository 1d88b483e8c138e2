package dev.coopclaims.app.request;

import dev.coopclaims.command.web.Streamed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Whether an endpoint of a certain kind has the address of a request, for filters, which run before the endpoint is known. */
final class Addresses implements Predicate<HttpServletRequest> {
    private final Supplier<RequestMappingHandlerMapping> endpoints;
    private final Predicate<Map.Entry<RequestMappingInfo, HandlerMethod>> kind;
    private volatile @Nullable List<PathPattern> known;

    private Addresses(
            Supplier<RequestMappingHandlerMapping> endpoints,
            Predicate<Map.Entry<RequestMappingInfo, HandlerMethod>> kind) {
        this.endpoints = endpoints;
        this.kind = kind;
    }

    /**
     * Of the endpoints that accept a multipart form.
     *
     * @param endpoints looked up with the first request
     */
    static Addresses ofForms(Supplier<RequestMappingHandlerMapping> endpoints) {
        return new Addresses(
                endpoints,
                endpoint -> endpoint.getKey()
                        .getConsumesCondition()
                        .getConsumableMediaTypes()
                        .contains(MediaType.MULTIPART_FORM_DATA));
    }

    /** Of the endpoints that bound their bodies by themselves; {@code endpoints} as in {@link #ofForms}. */
    static Addresses ofStreams(Supplier<RequestMappingHandlerMapping> endpoints) {
        return new Addresses(endpoints, endpoint -> endpoint.getValue().hasMethodAnnotation(Streamed.class));
    }

    @Override
    public boolean test(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(DecodedPath.of(request));
        return patterns().stream().anyMatch(pattern -> pattern.matches(path));
    }

    private List<PathPattern> patterns() {
        List<PathPattern> patterns = known;
        if (patterns == null) {
            patterns = endpoints.get().getHandlerMethods().entrySet().stream()
                    .filter(kind)
                    .map(endpoint -> endpoint.getKey().getPathPatternsCondition())
                    .filter(Objects::nonNull)
                    .flatMap(paths -> paths.getPatterns().stream())
                    .toList();
            known = patterns;
        }
        return patterns;
    }
}
