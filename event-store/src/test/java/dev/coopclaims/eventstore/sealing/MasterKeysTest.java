package dev.coopclaims.eventstore.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeysTest {

    private static final byte[] KEY = new byte[FieldKey.BYTES];

    @TempDir
    private Path folder;

    @Test
    void the_newest_version_wraps_and_every_version_unwraps() {
        String first = MasterKeyRing.newLine(1);
        byte[] wrapped = MasterKeyRing.of(first).wrap(KEY, "a");
        MasterKeyRing both = MasterKeyRing.of("# rotated\n" + first + "\n" + MasterKeyRing.newLine(2));
        assertThat(both.current()).isEqualTo(2);
        assertThat(both.unwrap(1, wrapped, "a")).isEqualTo(KEY);
        assertThat(both.unwrap(2, both.wrap(KEY, "a"), "a")).isEqualTo(KEY);
        assertThat(both.unwrap(2, wrapped, "a")).isNull();
        assertThat(both.unwrap(1, wrapped, "b")).isNull();
        assertThat(both).hasToString("master keys of versions [1, 2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n# nothing", "1", "1:", "0:AAAA", "x:AAAA", "1:AAAA", "1:!!!!", ":"})
    void a_text_without_keys_is_refused(String text) {
        assertThatThrownBy(() -> MasterKeyRing.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_refusal_does_not_repeat_the_key() {
        String line = MasterKeyRing.newLine(1).strip();
        assertThatThrownBy(() -> MasterKeyRing.of(line + "\n" + line)).hasMessage("version 1 is there twice");
        assertThatThrownBy(() -> MasterKeyRing.of(line + "=="))
                .hasMessage("entry 1 is not a version from 1, a colon and 32 bytes in Base64");
    }

    @Test
    void a_file_is_created_once_for_its_owner_alone() throws Exception {
        Path file = folder.resolve("keys");
        List<Future<byte[]>> wrapped;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            wrapped = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        MasterKeyFile.create(file);
                        return MasterKeyFile.read(file).wrap(KEY, "a");
                    }))
                    .toList();
        }
        for (Future<byte[]> one : wrapped) {
            assertThat(MasterKeyFile.read(file).unwrap(1, one.get(60, TimeUnit.SECONDS), "a"))
                    .isEqualTo(KEY);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_file_that_is_missing_open_to_all_or_none_is_refused() throws IOException {
        Path file = folder.resolve("keys");
        assertThatThrownBy(() -> MasterKeyFile.read(file))
                .isInstanceOf(UnusableMasterKeyException.class)
                .hasMessageContaining("is missing");
        MasterKeyFile.create(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> MasterKeyFile.read(file))
                .isInstanceOf(UnusableMasterKeyException.class)
                .hasMessageContaining("chmod o= ");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, "hello");
        assertThatThrownBy(() -> MasterKeyFile.read(file))
                .isInstanceOf(UnusableMasterKeyException.class)
                .hasMessageContaining("is not one: entry 1");
    }
}
