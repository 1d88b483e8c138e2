package dev.coopclaims.app.request;

import dev.coopclaims.app.problem.Problem;
import dev.coopclaims.app.problem.ProblemWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parts of a form that are sent differently from how they are read: a field in another character set, or a file
 * in a mail encoding, which would be stored as Base64.
 */
final class PartHeaders implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, ServletException {
        if (!(request instanceof MultipartHttpServletRequest form)) {
            return true;
        }
        // Spring resolves the form first, because it distinguishes a form that is too large from one that cannot be
        // read.
        form.getMultiFileMap();
        for (Part part : request.getParts()) {
            Optional<Problem> wrong = problem(part);
            if (wrong.isPresent()) {
                ProblemWriter.write(wrong.get(), request, response);
                return false;
            }
        }
        return true;
    }

    private static Optional<Problem> problem(Part part) {
        // A file is stored byte by byte; its character set does not matter.
        Optional<Problem> charset = part.getSubmittedFileName() == null
                ? BodyForm.charset(part.getContentType(), "a field of the form")
                : Optional.empty();
        return charset.or(() -> BodyForm.transferEncoding(part.getHeaders("Content-Transfer-Encoding")));
    }
}
