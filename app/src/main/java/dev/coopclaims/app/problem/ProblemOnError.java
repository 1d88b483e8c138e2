package dev.coopclaims.app.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers errors of the server itself or of a filter before any handler; replaces Boot's error page. */
@Controller
public final class ProblemOnError implements ErrorController {

    /** The error dispatch. A client that requests this path itself gets 404. */
    @RequestMapping("${server.error.path:${error.path:/error}}")
    public void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Problem problem;
        if (thrown instanceof Throwable failure) {
            problem = Problems.of(failure);
            ProblemResolver.log(problem, request, failure);
        } else if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
            problem = Problem.of(ProblemType.of(status));
        } else {
            problem = Problems.nothingHere();
        }
        ProblemWriter.write(problem, request, response);
    }
}
