package dev.coopclaims.app.issuer;

import dev.coopclaims.app.problem.Problem;
import dev.coopclaims.app.problem.ProblemType;
import dev.coopclaims.app.problem.ProblemWriter;
import dev.coopclaims.kernel.refusal.ServerCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How the issuer's paths answer requests that are not OAuth requests: those with another method or without a client.
 * Errors in a client's request are answered as RFC 6749 defines.
 */
final class ProblemOnTokenRequest extends OncePerRequestFilter implements AuthenticationEntryPoint {
    private static final String KEYS = "/oauth2/jwks";

    private final OAuth2ErrorHttpMessageConverter errors = new OAuth2ErrorHttpMessageConverter();

    /** Runs before the library's CSRF guard, which creates a session for every method that it does not know. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpMethod offered = request.getServletPath().equals(KEYS) ? HttpMethod.GET : HttpMethod.POST;
        if (offered.matches(request.getMethod())) {
            // Set before the library writes its JSON, which would otherwise be sent as Latin-1.
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.ALLOW, offered.name());
        ProblemWriter.write(
                Problem.of(ProblemType.METHOD_NOT_ALLOWED, ServerCode.METHOD_NOT_OFFERED, offered), request, response);
    }

    /** Tells a client that is unknown or has a wrong secret how to authenticate (RFC 6749, section 5.2). */
    void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        OAuth2Error error = failure instanceof OAuth2AuthenticationException told
                ? told.getError()
                : new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT);
        boolean unknown = error.getErrorCode().equals(OAuth2ErrorCodes.INVALID_CLIENT);
        if (unknown) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic");
        }
        ServletServerHttpResponse answer = new ServletServerHttpResponse(response);
        answer.setStatusCode(unknown ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST);
        errors.write(new OAuth2Error(error.getErrorCode()), MediaType.APPLICATION_JSON, answer);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic");
        ProblemWriter.write(Problem.of(ProblemType.UNAUTHENTICATED, ServerCode.CLIENT_NEEDED), request, response);
    }
}
