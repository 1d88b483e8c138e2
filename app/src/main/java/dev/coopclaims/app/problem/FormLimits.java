package dev.coopclaims.app.problem;

import dev.coopclaims.kernel.refusal.ServerCode;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.FileSizeLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;

/** How much the server reads of a form and of a query, and how it says so when there is more. */
public final class FormLimits {
    /** Parameters of a query or fields of a form. */
    public static final int MAX_PARAMETERS = 1_000;

    /** All fields of a form that are not files, together. */
    public static final int MAX_FIELDS_BYTES = 2 << 20;

    private static final int MAX_CAUSES = 20;

    private FormLimits() {}

    /** @param failure why the server did not read a form to its end */
    static Problem exceeded(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, t -> t != null, t -> t == null ? null : t.getCause())
                .limit(MAX_CAUSES)
                .flatMap(t -> t == null ? Stream.empty() : told(t).stream())
                .findFirst()
                .orElseGet(FormLimits::fieldsTooLarge);
    }

    static Problem fieldsTooLarge() {
        return tooLarge(ServerCode.FIELDS_TOO_LARGE, RefusedContent.bytes(MAX_FIELDS_BYTES));
    }

    private static Optional<Problem> told(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case FileCountLimitExceededException count -> tooLarge(ServerCode.PARTS_TOO_MANY, count.getLimit());
                    case FileSizeLimitExceededException file ->
                        tooLarge(ServerCode.FILE_OF_FORM_TOO_LARGE, RefusedContent.bytes(file.getPermittedSize()));
                    case SizeException size ->
                        tooLarge(ServerCode.FORM_TOO_LARGE, RefusedContent.bytes(size.getPermittedSize()));
                    default -> null;
                });
    }

    private static Problem tooLarge(ServerCode code, Object limit) {
        return Problem.of(ProblemType.TOO_LARGE, code, limit);
    }
}
