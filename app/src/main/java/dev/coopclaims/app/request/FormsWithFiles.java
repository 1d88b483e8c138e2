package dev.coopclaims.app.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Which addresses accept multipart forms: those whose endpoint declares it. */
final class FormsWithFiles implements Predicate<HttpServletRequest> {
    private final Supplier<RequestMappingHandlerMapping> endpoints;
    private volatile @Nullable List<PathPattern> known;

    /** @param endpoints looked up with the first form */
    FormsWithFiles(Supplier<RequestMappingHandlerMapping> endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public boolean test(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(DecodedPath.of(request));
        return patterns().stream().anyMatch(pattern -> pattern.matches(path));
    }

    private List<PathPattern> patterns() {
        List<PathPattern> patterns = known;
        if (patterns == null) {
            patterns = endpoints.get().getHandlerMethods().keySet().stream()
                    .filter(FormsWithFiles::takesFiles)
                    .map(RequestMappingInfo::getPathPatternsCondition)
                    .filter(Objects::nonNull)
                    .flatMap(paths -> paths.getPatterns().stream())
                    .toList();
            known = patterns;
        }
        return patterns;
    }

    private static boolean takesFiles(RequestMappingInfo endpoint) {
        return endpoint.getConsumesCondition().getConsumableMediaTypes().contains(MediaType.MULTIPART_FORM_DATA);
    }
}
