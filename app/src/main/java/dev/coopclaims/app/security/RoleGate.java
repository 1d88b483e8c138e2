package dev.coopclaims.app.security;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.refusal.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a request through to an endpoint of ours only with one of the roles its {@link AllowedTo} names, before anything
 * is bound or looked up. An endpoint without the annotation is closed to everybody.
 */
final class RoleGate implements HandlerInterceptor {
    private static final String OURS = "dev.coopclaims.";

    /** @throws Refusal of kind {@code FORBIDDEN} */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || !isGated(method)
                || request.getDispatcherType() == DispatcherType.ERROR) {
            return true;
        }
        AllowedTo allowed = method.getMethodAnnotation(AllowedTo.class);
        if (allowed == null) {
            throw Refusal.forbidden("this endpoint is closed");
        }
        Actor actor = ActorParameter.current();
        if (Arrays.stream(allowed.value()).noneMatch(actor::is)) {
            throw Refusal.forbidden("needs one of the roles "
                    + Arrays.stream(allowed.value()).map(Role::name).collect(Collectors.joining(", ")));
        }
        return true;
    }

    /** Whether an endpoint needs the annotation: all of ours but the error answer. */
    static boolean isGated(HandlerMethod method) {
        return method.getBeanType().getName().startsWith(OURS)
                && !method.getBeanType().getName().startsWith("dev.coopclaims.app.problem.");
    }
}
