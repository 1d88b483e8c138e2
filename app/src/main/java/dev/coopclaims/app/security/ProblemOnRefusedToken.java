package dev.coopclaims.app.security;

import dev.coopclaims.app.problem.Problem;
import dev.coopclaims.app.problem.ProblemType;
import dev.coopclaims.app.problem.ProblemWriter;
import dev.coopclaims.app.ratelimit.RefusedTokens;
import dev.coopclaims.kernel.refusal.ServerCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** How the security chain answers: 401 without a valid token (RFC 6750), 403 without a required role. */
final class ProblemOnRefusedToken implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            ProblemWriter.write(Problem.of(ProblemType.UNAVAILABLE, ServerCode.ISSUER_UNREACHABLE), request, response);
            return;
        }
        if (RefusedTokens.areTooMany(request, response)) {
            return;
        }
        boolean invalid = failure instanceof InvalidBearerTokenException;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, invalid ? "Bearer error=\"invalid_token\"" : "Bearer");
        ServerCode code = invalid ? ServerCode.TOKEN_INVALID : ServerCode.TOKEN_NEEDED;
        ProblemWriter.write(Problem.of(ProblemType.UNAUTHENTICATED, code), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        ProblemWriter.write(Problem.of(ProblemType.FORBIDDEN, ServerCode.ACCESS_DENIED), request, response);
    }
}
