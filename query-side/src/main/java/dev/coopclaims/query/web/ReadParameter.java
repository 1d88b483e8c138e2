package dev.coopclaims.query.web;

import dev.coopclaims.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Passes a {@link Read} that has begun to every endpoint that asks for one. */
public final class ReadParameter implements HandlerMethodArgumentResolver {
    private final Reads reads;
    private final Function<NativeWebRequest, Actor> actors;

    /** @param actors finds the actor of a request */
    public ReadParameter(Reads reads, Function<NativeWebRequest, Actor> actors) {
        this.reads = reads;
        this.actors = actors;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Read.class;
    }

    /**
     * @throws dev.coopclaims.kernel.refusal.Refusal MALFORMED when the request's {@code Min-Position} is not a position
     */
    @Override
    public Read resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        HttpServletRequest of = request.getNativeRequest(HttpServletRequest.class);
        if (of == null) {
            throw new IllegalStateException("a read needs an HTTP request");
        }
        return reads.begin(actors.apply(request), of);
    }
}
