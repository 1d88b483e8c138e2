package dev.coopclaims.app.security;

import dev.coopclaims.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;

/** The actor of a request. */
public final class ActingPerson {
    private static final String ACTING = ActingPerson.class.getName();

    private ActingPerson() {}

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
