package dev.coopclaims.app.request;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters and form fields that the endpoint does not know, as unknown properties of a JSON body are: a
 * misspelt filter would otherwise answer with everything.
 */
final class KnownParameters implements HandlerInterceptor {
    private static final String OURS = "dev.coopclaims.";
    private static final String ERROR_ANSWER = "dev.coopclaims.app.problem.";
    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    /** @throws Refusal of kind {@code MALFORMED} with every unknown name */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || request.getDispatcherType() != DispatcherType.REQUEST
                || !isOurs(method)) {
            return true;
        }
        Set<String> names = known.computeIfAbsent(method, KnownParameters::namesOf);
        List<Violation> unknown = given(request)
                .filter(name -> !names.contains(name))
                .distinct()
                .map(name -> RefusalCode.UNKNOWN_PARAMETER.at("/" + name, told(names)))
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusal.malformed(unknown);
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod method) {
        String type = method.getBeanType().getName();
        return type.startsWith(OURS) && !type.startsWith(ERROR_ANSWER);
    }

    private static Stream<String> given(HttpServletRequest request) {
        Stream<String> fields = request.getParameterMap().keySet().stream();
        return request instanceof MultipartHttpServletRequest form
                ? Stream.concat(fields, form.getMultiFileMap().keySet().stream())
                : fields;
    }

    private static Set<String> namesOf(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .map(KnownParameters::nameOf)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable String nameOf(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(NAMES);
        RequestParam field = parameter.getParameterAnnotation(RequestParam.class);
        RequestPart part = parameter.getParameterAnnotation(RequestPart.class);
        if (field != null) {
            return field.name().isEmpty() ? parameter.getParameterName() : field.name();
        }
        if (part != null) {
            return part.name().isEmpty() ? parameter.getParameterName() : part.name();
        }
        return null;
    }

    private static String told(Set<String> names) {
        return names.isEmpty()
                ? "is not known here, where no parameter is"
                : "is not known here; known are " + String.join(", ", names);
    }
}
