package dev.coopclaims.app.request;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.refusal.Violation;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters and form fields that the endpoint does not know, just as unknown properties of a JSON body
 * are refused: a misspelt filter would otherwise return everything. Also refuses repeated parameters where one value is
 * expected: a reader would take the first value, or join both with a comma.
 */
final class KnownParameters implements HandlerInterceptor {
    private static final String OURS = "dev.coopclaims.";
    private static final String KERNEL = "dev.coopclaims.kernel.";
    private static final String ERROR_ANSWER = "dev.coopclaims.app.problem.";
    private static final String[] NONE = {};
    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private final Map<HandlerMethod, Map<String, Boolean>> known = new ConcurrentHashMap<>();

    /** @throws Refusal of kind {@code MALFORMED} with every unknown name */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || request.getDispatcherType() != DispatcherType.REQUEST
                || !isOurs(method)) {
            return true;
        }
        Map<String, Boolean> takesSeveral = known.computeIfAbsent(method, KnownParameters::namesOf);
        List<Violation> wrong = given(request)
                .distinct()
                .flatMap(name -> wrong(name, takesSeveral, count(request, name)).stream())
                .toList();
        if (!wrong.isEmpty()) {
            throw Refusal.malformed(wrong);
        }
        return true;
    }

    private static Optional<Violation> wrong(String name, Map<String, Boolean> takesSeveral, int count) {
        Boolean several = takesSeveral.get(name);
        if (several == null) {
            return Optional.of(RefusalCode.UNKNOWN_PARAMETER.at("/" + name, told(takesSeveral.keySet())));
        }
        return several || count <= 1
                ? Optional.empty()
                : Optional.of(RequestCode.SENT_SEVERAL_TIMES.at("/" + name, count));
    }

    private static int count(HttpServletRequest request, String name) {
        int values = Objects.requireNonNullElse(request.getParameterValues(name), NONE).length;
        return request instanceof MultipartHttpServletRequest form
                ? values + form.getFiles(name).size()
                : values;
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

    /** For each name, whether it takes several values. */
    private static Map<String, Boolean> namesOf(HandlerMethod method) {
        Map<String, Boolean> names = new TreeMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            String name = nameOf(parameter);
            if (name != null) {
                names.put(name, takesSeveral(parameter.getParameterType()));
            } else if (isForm(parameter)) {
                for (RecordComponent field : parameter.getParameterType().getRecordComponents()) {
                    names.put(field.getName(), takesSeveral(field.getType()));
                }
            }
        }
        return Collections.unmodifiableMap(names);
    }

    private static boolean takesSeveral(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type);
    }

    /** Our records are forms, their components fields, unless they are bodies, parts of the path or kernel values. */
    private static boolean isForm(MethodParameter parameter) {
        return parameter.getParameterType().isRecord()
                && parameter.getParameterType().getName().startsWith(OURS)
                && !parameter.getParameterType().getName().startsWith(KERNEL)
                && !parameter.hasParameterAnnotation(RequestBody.class)
                && !parameter.hasParameterAnnotation(PathVariable.class);
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
                ? "is not known here; this endpoint takes no parameters"
                : "is not known here; known are " + String.join(", ", names);
    }
}
