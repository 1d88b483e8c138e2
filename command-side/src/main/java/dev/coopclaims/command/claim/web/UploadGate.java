package dev.coopclaims.command.claim.web;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses files for a claim that is not there, is another organisation's or takes none, before a byte of them is read, and so
 * before they are kept anywhere. The command asks all of it again, once they are.
 */
public final class UploadGate implements HandlerInterceptor {
    private final Supplier<Actor> actor;

    /** @param actor who has sent the request that this thread serves */
    public UploadGate(Supplier<Actor> actor) {
        this.actor = actor;
    }

    /** @throws Refusal as {@link TakesFiles#requireOpen} */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBean() instanceof TakesFiles taking
                && StringUtils.startsWithIgnoreCase(request.getContentType(), MediaType.MULTIPART_FORM_DATA_VALUE)
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path
                && path.get("claim") instanceof String claim) {
            taking.requireOpen(id(claim), actor.get());
        }
        return true;
    }

    private static ClaimId id(String inPath) {
        try {
            return new ClaimId(inPath);
        } catch (IllegalArgumentException none) {
            throw Refusal.of(RequestCode.NO_SUCH_CLAIM);
        }
    }
}
