package dev.coopclaims.app.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
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
        byte[] body = ProblemWriter.json(Problem.of(type), TraceId.of(request.getRequest()))
                .getBytes(StandardCharsets.UTF_8);
        try {
            // A status without a problem type of its own becomes that of the reported type.
            response.setStatus(type.status().value());
            response.setContentType("application/problem+json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("the client disconnected before its problem was written", gone);
        }
    }
}
