package dev.coopclaims.app.security;

import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.RecentOrganisations;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Admits a request to one of our endpoints only if the caller has a role named by its {@link AllowedTo} in the token
 * and in the current membership: a token may be older than a removal. This happens before anything is bound or
 * looked up, and before a stored answer is repeated. An endpoint without the annotation is closed to everybody.
 */
final class RoleGate implements HandlerInterceptor {
    private static final String OURS = "dev.coopclaims.";
    /** A request that names a position sees everything written up to it, memberships too. */
    private static final String MIN_POSITION = "Min-Position";

    private final RecentOrganisations organisations;
    private final Memberships memberships;

    RoleGate(RecentOrganisations organisations, Memberships memberships) {
        this.organisations = organisations;
        this.memberships = memberships;
    }

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
            throw Refusal.of(RequestCode.ENDPOINT_CLOSED);
        }
        Actor actor = ActingPerson.current();
        requireOneOf(allowed, actor);
        if (request.getHeader(MIN_POSITION) != null) {
            organisations.refresh(actor.organisation());
        }
        Actor acting = memberships.acting(actor);
        requireOneOf(allowed, acting);
        ActingPerson.letAct(acting, request);
        return true;
    }

    private static void requireOneOf(AllowedTo allowed, Actor actor) {
        if (allowed.value().roles().stream().noneMatch(actor::is)) {
            throw Refusal.of(
                    RequestCode.ROLE_NEEDED,
                    allowed.value().roles().stream().map(Role::name).collect(Collectors.joining(", ")));
        }
    }

    /** Whether an endpoint needs the annotation: all of ours except the error endpoint. */
    static boolean isGated(HandlerMethod method) {
        return method.getBeanType().getName().startsWith(OURS)
                && !method.getBeanType().getName().startsWith("dev.coopclaims.app.problem.");
    }
}
