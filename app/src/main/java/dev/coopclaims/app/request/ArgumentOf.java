package dev.coopclaims.app.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Passes a value that is made of the request to every endpoint that asks for one of its type.
 *
 * @param type exactly the parameter's type
 * @param from makes it; what it throws is the answer
 */
public record ArgumentOf<T>(Class<T> type, Function<NativeWebRequest, T> from)
        implements HandlerMethodArgumentResolver {

    /** The servlet's request. */
    public static HttpServletRequest http(NativeWebRequest request) {
        return Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class), "an HTTP request");
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == type;
    }

    @Override
    public T resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        return from.apply(request);
    }
}
