package dev.coopclaims.app.problem;

import dev.coopclaims.kernel.refusal.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as a response: the only place where error bodies are made. */
public final class ProblemWriter {
    /** So many violations are told; of a request in which everything is wrong, these are enough to begin with. */
    static final int MAX_VIOLATIONS = 100;

    /** Their places and messages together, and the detail, are no longer: an answer does not grow with its request. */
    static final int MAX_CHARS = 16_000;

    private static final int MAX_DETAIL_CHARS = 4_000;
    private static final int MAX_PATH_CHARS = 1_000;

    /** How many violations there are besides those that are told. */
    static final String MORE = "moreViolations";

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
        SafeHeaders.set(response);
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
        members.put("detail", cut(problem.detail(), MAX_DETAIL_CHARS));
        members.put("traceId", traceId);
        if (!problem.violations().isEmpty()) {
            // The code that programs look at first: that of the first broken rule.
            members.put("code", problem.violations().getFirst().code());
            List<Violation> told = first(problem.violations());
            members.put("violations", told);
            if (told.size() < problem.violations().size()) {
                members.put(MORE, problem.violations().size() - told.size());
            }
        }
        return JSON.writeValueAsString(members);
    }

    /** As many as are told, at least one. */
    private static List<Violation> first(List<Violation> all) {
        List<Violation> told = new ArrayList<>();
        int left = MAX_CHARS;
        for (Violation violation : all) {
            Violation cut = new Violation(
                    violation.code(),
                    cut(violation.path(), MAX_PATH_CHARS),
                    cut(violation.message(), MAX_DETAIL_CHARS),
                    violation.rule());
            left -= cut.path().length() + cut.message().length();
            if (told.size() == MAX_VIOLATIONS || (left < 0 && !told.isEmpty())) {
                return told;
            }
            told.add(cut);
        }
        return told;
    }

    private static String cut(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
        return text.substring(0, end) + "…";
    }
}
