package dev.coopclaims.app.problem;

import dev.coopclaims.kernel.refusal.ServerCode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Failures of the files in which the server keeps an upload while it reads it: the folder is full, missing or not
 * writable. They come in the same exceptions as a form that breaks off, but are not the client's fault.
 */
final class TemporaryFiles {
    private static final int MAX_CAUSES = 20;
    private static final int FRAMES_OF_A_FILE = 4;
    private static final String UPLOADS_OF_THE_SERVER = "org.apache.tomcat.util.http.fileupload.";
    private static final Set<String> FOLDERS_OF_THE_SERVER =
            Set.of("org.apache.catalina.connector.Request", UPLOADS_OF_THE_SERVER + "FileUtils");

    private TemporaryFiles() {}

    /** The problem to answer; empty when it is no such failure. */
    static Optional<Problem> of(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, t -> t != null, t -> t == null ? null : t.getCause())
                        .limit(MAX_CAUSES)
                        .anyMatch(t -> t instanceof IOException broken && isOfOurs(broken.getStackTrace()))
                ? Optional.of(Problem.of(ProblemType.UNAVAILABLE, ServerCode.TEMPORARY_FOLDER_UNUSABLE))
                : Optional.empty();
    }

    /** Thrown while the server's form parser writes or reads a file, or because its folder is missing. */
    private static boolean isOfOurs(StackTraceElement[] stack) {
        List<String> types =
                Arrays.stream(stack).map(StackTraceElement::getClassName).toList();
        boolean ofAFile = types.stream().limit(FRAMES_OF_A_FILE).anyMatch(TemporaryFiles::isOfAFile);
        boolean ofAnUpload = types.stream().anyMatch(type -> type.startsWith(UPLOADS_OF_THE_SERVER));
        return (ofAFile && ofAnUpload) || (!types.isEmpty() && FOLDERS_OF_THE_SERVER.contains(types.getFirst()));
    }

    private static boolean isOfAFile(String type) {
        return type.startsWith("java.io.File")
                || type.startsWith("java.io.RandomAccessFile")
                || type.startsWith("sun.nio.fs.")
                || type.startsWith("sun.nio.ch.File");
    }
}
