package dev.coopclaims.app.problem;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with the files in which the server keeps an upload while it is read: the folder is full, gone, or may not
 * be written. It comes in the same exceptions as a form that breaks off, and is nothing that the client did.
 */
final class TemporaryFiles {
    private static final int MAX_CAUSES = 20;
    private static final int FRAMES_OF_A_FILE = 4;
    private static final String UPLOADS_OF_THE_SERVER = "org.apache.tomcat.util.http.fileupload.";
    private static final Set<String> FOLDERS_OF_THE_SERVER =
            Set.of("org.apache.catalina.connector.Request", UPLOADS_OF_THE_SERVER + "FileUtils");

    private TemporaryFiles() {}

    /** What to tell; empty when it is no such failure. */
    static Optional<Problem> of(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, t -> t != null, t -> t == null ? null : t.getCause())
                        .limit(MAX_CAUSES)
                        .anyMatch(t -> t instanceof IOException broken && isOfOurs(broken.getStackTrace()))
                ? Optional.of(Problem.of(
                        ProblemType.UNAVAILABLE,
                        "The folder for temporary files is full or cannot be written: nothing was stored. Uploads go on as"
                                + " soon as it can; tell it to the people who run this."))
                : Optional.empty();
    }

    /** Thrown by a file that the server's parser of forms writes or reads, or because there is no folder for it. */
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
