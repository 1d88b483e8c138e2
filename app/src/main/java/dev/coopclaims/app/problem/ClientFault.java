package dev.coopclaims.app.problem;

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
                    case FileUploadException ignored ->
                        Problem.of(ProblemType.MALFORMED, "not a well-formed multipart body");
                    case InvalidParameterException parameters -> parameters(parameters);
                    case RequestRejectedException ignored ->
                        Problem.of(
                                ProblemType.MALFORMED,
                                "the address, a header or the name of a parameter holds characters that are not"
                                        + " allowed");
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
        return Problem.of(ProblemType.MALFORMED, "the body ends too early, or its chunks are malformed");
    }

    /** A file of ours that ends early is a different matter. */
    private static boolean isOfTheServer(EOFException early) {
        StackTraceElement[] stack = early.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith("org.apache.tomcat.");
    }

    private static Problem tooSlow(SocketTimeoutException slow) {
        String told = slow instanceof TooSlow ? slow.getMessage() : "the body came too slowly";
        return Problem.of(ProblemType.REQUEST_TIMEOUT, told + "; send it again");
    }

    private static Problem parameters(InvalidParameterException failure) {
        if (failure.getCause() instanceof BadRequestException broken) {
            return broken(broken);
        }
        ProblemType type = ProblemType.of(failure.getErrorCode());
        return switch (type) {
            case MALFORMED ->
                Problem.of(
                        type,
                        "the parameters cannot be read: one has no name or is not text, or there are more than "
                                + FormLimits.MAX_PARAMETERS);
            case TOO_LARGE -> FormLimits.fieldsTooLarge();
            default -> Problem.of(type, type.title());
        };
    }
}
