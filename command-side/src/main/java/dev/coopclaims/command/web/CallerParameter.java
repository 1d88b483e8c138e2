package dev.coopclaims.command.web;

import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.kernel.Actor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the {@link Caller} to every endpoint that asks for one. */
public final class CallerParameter implements HandlerMethodArgumentResolver {
    private final Commands commands;
    private final Function<NativeWebRequest, Actor> actors;

    /** @param actors who acts in a request */
    public CallerParameter(Commands commands, Function<NativeWebRequest, Actor> actors) {
        this.commands = commands;
        this.actors = actors;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    /** Several lines of the header are one list (RFC 9110 §5.2). */
    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        String[] lines = request.getHeaderValues(HttpHeaders.IF_MATCH);
        return new Caller(commands, actors.apply(request), lines == null ? null : String.join(",", lines));
    }
}
