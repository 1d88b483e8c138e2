package dev.coopclaims.app.problem;

import dev.coopclaims.kernel.refusal.ServerCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the HTML pages with which Tomcat answers before any of our filters runs (such as for an unreadable request
 * line), and completes refusals that consist of a status alone.
 */
public final class ProblemValve extends ErrorReportValve {
    private static final int FIRST_REFUSAL = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() < FIRST_REFUSAL || response.getContentWritten() > 0) {
            return;
        }
        response.setErrorReported();
        // CONNECT counts as a method that is not supported here, not as a missing part of HTTP.
        ProblemType type = "CONNECT".equals(request.getMethod())
                ? ProblemType.METHOD_NOT_ALLOWED
                : ProblemType.of(response.getStatus());
        Problem problem = type == ProblemType.MALFORMED ? unreadable(request) : Problem.of(type);
        byte[] body =
                ProblemWriter.json(problem, TraceId.of(request.getRequest())).getBytes(StandardCharsets.UTF_8);
        try {
            // A status without a problem type of its own becomes that of the reported type.
            response.setStatus(type.status().value());
            SafeHeaders.set(response);
            response.setContentType("application/problem+json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("the client disconnected before its problem was written", gone);
        }
    }

    /** The server gives one status for all that is wrong before the body, its limits included. */
    private static Problem unreadable(Request request) {
        return request.getConnector().getProtocolHandler() instanceof AbstractHttp11Protocol<?> http
                ? Problem.of(
                        ProblemType.MALFORMED,
                        ServerCode.HEAD_UNREADABLE,
                        RefusedContent.bytes(http.getMaxHttpRequestHeaderSize()),
                        http.getMaxHeaderCount())
                : Problem.of(ProblemType.MALFORMED);
    }
}
