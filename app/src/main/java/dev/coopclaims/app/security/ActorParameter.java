package dev.coopclaims.app.security;

import dev.coopclaims.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Passes the actor to every endpoint that asks for one. */
public final class ActorParameter implements HandlerMethodArgumentResolver {
    private static final String ACTING = ActorParameter.class.getName();

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Actor resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        return of(webRequest);
    }

    /**
     * The actor of the request.
     *
     * @throws InsufficientAuthenticationException when nobody is authenticated
     */
    public static Actor of(NativeWebRequest request) {
        return request.getAttribute(ACTING, RequestAttributes.SCOPE_REQUEST) instanceof Actor acting
                ? acting
                : current();
    }

    /** Makes endpoints see the caller as that actor, in the role that its membership has now. */
    static void letAct(Actor acting, HttpServletRequest request) {
        request.setAttribute(ACTING, acting);
    }

    /** @throws InsufficientAuthenticationException when nobody is authenticated */
    static Actor current() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof ActorToken token) {
            return token.actor();
        }
        throw new InsufficientAuthenticationException("no actor");
    }
}
