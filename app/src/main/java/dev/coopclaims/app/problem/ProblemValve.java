package dev.coopclaims.app.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * What Tomcat answers before any filter of ours runs (a request line it cannot read): no HTML page. And every refusal that
 * was answered with a status alone.
 */
public final class ProblemValve extends ErrorReportValve {
    private static final int FIRST_REFUSAL = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() < FIRST_REFUSAL || response.getContentWritten() > 0) {
            return;
        }
        response.setErrorReported();
        // A tunnel is another method that is not offered here, not a part of HTTP that is missing.
        ProblemType type = "CONNECT".equals(request.getMethod())
                ? ProblemType.METHOD_NOT_ALLOWED
                : ProblemType.of(response.getStatus());
        byte[] body = ProblemWriter.json(Problem.of(type), TraceId.of(request.getRequest()))
                .getBytes(StandardCharsets.UTF_8);
        try {
            // A status that is no kind of ours is told as the kind that it is told as.
            response.setStatus(type.status().value());
            response.setContentType("application/problem+json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("the client went before its problem was written", gone);
        }
    }
}
