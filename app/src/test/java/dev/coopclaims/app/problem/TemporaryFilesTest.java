package dev.coopclaims.app.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tomcat.util.http.fileupload.disk.DiskFileItem;
import org.apache.tomcat.util.http.fileupload.util.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.multipart.MultipartException;

/** Whose fault a broken upload is, by what the server's own parser of forms throws. */
class TemporaryFilesTest {
    private static final int MORE_THAN_MEMORY_BYTES = 100_000;

    @TempDir
    private Path folder;

    @Test
    void a_folder_that_is_none_is_ours() throws IOException {
        Path gone = Files.createFile(folder.resolve("gone"));
        Throwable failed = written(gone);
        assertThat(failed).isInstanceOf(IOException.class);
        Problem told = Problems.of(new MultipartException("failed", failed));

        assertThat(told.type()).isEqualTo(ProblemType.UNAVAILABLE);
        assertThat(told.headers()).containsKey("Retry-After");
        assertThat(told.detail())
                .contains("temporary files", "nothing was stored")
                .doesNotContain(gone.toString());
    }

    @Test
    void a_full_disk_is_ours() {
        Throwable full = catchThrowable(() -> {
            try (OutputStream out = new FileOutputStream("/dev/full")) {
                Streams.copy(new Zeros(), out, false);
            }
        });

        assertThat(full).hasMessageContaining("No space");
        assertThat(Problems.of(new MultipartException("failed", full)).type()).isEqualTo(ProblemType.UNAVAILABLE);
    }

    @Test
    void a_client_that_went_is_not() {
        Throwable gone = catchThrowable(() -> Streams.copy(
                new Zeros() {
                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        throw new SocketException("Connection reset");
                    }
                },
                OutputStream.nullOutputStream(),
                false));

        assertThat(Problems.of(new MultipartException("failed", gone)).type()).isEqualTo(ProblemType.MALFORMED);
    }

    private static Throwable written(Path folder) {
        DiskFileItem item = new DiskFileItem("file", "text/plain", false, "a.txt", 1, folder.toFile());
        return catchThrowable(() -> {
            try (OutputStream out = item.getOutputStream()) {
                Streams.copy(new Zeros(), out, false);
            }
        });
    }

    /** Some. */
    private static class Zeros extends InputStream {
        private int left = MORE_THAN_MEMORY_BYTES;

        @Override
        public int read() {
            left--;
            return left < 0 ? -1 : 0;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = Math.min(left, length);
            left -= count;
            return count == 0 ? -1 : count;
        }
    }
}
