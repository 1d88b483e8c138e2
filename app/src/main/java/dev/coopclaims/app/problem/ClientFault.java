package dev.coopclaims.app.problem;

import dev.coopclaims.kernel.refusal.ServerCode;
import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.firewall.RequestRejectedException;

/** What the server and the firewall throw when a request breaks off or cannot be read. It is never our failure. */
final class ClientFault {
    private static final int MAX_CAUSES = 20;

    private ClientFault() {}

    /** The problem to answer; empty when the exception is none of these. */
    static Optional<Problem> of(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case BadRequestException broken -> broken(broken);
                    case SocketTimeoutException slow -> tooSlow(slow);
                    case EOFException early when isOfTheServer(early) -> ended();
                    case FileUploadException ignored -> Problem.of(ProblemType.MALFORMED, ServerCode.FORM_UNREADABLE);
                    case InvalidParameterException parameters -> parameters(parameters);
                    case RequestRejectedException ignored ->
                        Problem.of(ProblemType.MALFORMED, ServerCode.ADDRESS_UNREADABLE);
                    default -> null;
                });
    }

    /** A broken chunk or trailer, or a premature end. If the client has gone, nobody reads the answer. */
    private static Problem broken(BadRequestException broken) {
        @Nullable Throwable cause = broken;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof SocketTimeoutException slow) {
                return tooSlow(slow);
            }
            cause = cause.getCause();
        }
        return ended();
    }

    private static Problem ended() {
        return Problem.of(ProblemType.MALFORMED, ServerCode.BODY_ENDS_EARLY);
    }

    /** A file of ours that ends early is a different matter. */
    private static boolean isOfTheServer(EOFException early) {
        StackTraceElement[] stack = early.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith("org.apache.tomcat.");
    }

    private static Problem tooSlow(SocketTimeoutException slow) {
        return slow instanceof TooSlow late
                ? Problem.of(
                        ProblemType.REQUEST_TIMEOUT,
                        ServerCode.BODY_BEHIND_PACE,
                        late.graceSeconds(),
                        late.minBytesPerSecond())
                : Problem.of(ProblemType.REQUEST_TIMEOUT, ServerCode.BODY_TOO_SLOW);
    }

    private static Problem parameters(InvalidParameterException failure) {
        if (failure.getCause() instanceof BadRequestException broken) {
            return broken(broken);
        }
        ProblemType type = ProblemType.of(failure.getErrorCode());
        return switch (type) {
            case MALFORMED -> Problem.of(type, ServerCode.PARAMETERS_UNREADABLE, FormLimits.MAX_PARAMETERS);
            case TOO_LARGE -> FormLimits.fieldsTooLarge();
            default -> Problem.of(type);
        };
    }
}
