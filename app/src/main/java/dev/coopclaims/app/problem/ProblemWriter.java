package dev.coopclaims.app.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as a response: the only place where error bodies are made. */
public final class ProblemWriter {
    /** Of a list in which everything is wrong, more would be an answer many times as long as the request. */
    static final int MAX_VIOLATIONS = 500;

    private static final JsonMapper JSON = JsonMapper.shared();

    private ProblemWriter() {}

    /** Replaces whatever the response held so far; does nothing when part of it has been sent. */
    public static void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        ProblemType type = problem.type();
        response.setStatus(type.status().value());
        problem.headers().forEach(response::setHeader);
        response.setHeader("ETag", null);
        response.setHeader("Content-Disposition", null);
        response.setHeader("Content-Encoding", null);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] body = json(problem, TraceId.of(request)).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    static String json(Problem problem, String traceId) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", problem.type().type());
        members.put("title", problem.type().title());
        members.put("status", problem.type().status().value());
        members.put("detail", problem.detail());
        members.put("traceId", traceId);
        if (!problem.violations().isEmpty()) {
            // The code that programs look at first: that of the first broken rule.
            members.put("code", problem.violations().getFirst().code());
            members.put(
                    "violations",
                    problem.violations().stream().limit(MAX_VIOLATIONS).toList());
        }
        return JSON.writeValueAsString(members);
    }
}
