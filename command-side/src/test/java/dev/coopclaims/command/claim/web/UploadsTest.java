package dev.coopclaims.command.claim.web;

import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.Violation;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.multipart.MultipartFile;

class UploadsTest {
    private final KeptContents contents = new KeptContents();
    private final Uploads uploads = new Uploads(contents, ContentLimits.ofBytes(100));

    @Test
    void contents_are_confirmed_once_the_command_is_committed_C_5() {
        int count = uploads.with(files("a.pdf", "b.pdf"), ORG, CLAIM, stored -> {
            assertThat(contents.confirmed).isEmpty();
            return stored.size();
        });

        assertThat(count).isEqualTo(2);
        assertThat(contents.confirmed).isEqualTo(contents.stored);
    }

    @Test
    void contents_of_a_refused_command_are_discarded() {
        Refusal refusal = refusalOf(() -> uploads.with(files("a.pdf", "b.pdf"), ORG, CLAIM, stored -> {
            throw Refusal.conflict(new Violation("CLAIM_LOCKED", "/status", "locked", "C-4"));
        }));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(contents.discarded).isEqualTo(contents.stored).hasSize(2);
    }

    @Test
    void contents_of_an_unknown_outcome_are_left_to_the_sweep() {
        assertThatThrownBy(() -> uploads.with(files("a.pdf"), ORG, CLAIM, stored -> {
                    throw new IllegalStateException("the reply was lost");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(contents.discarded).isEmpty();
        assertThat(contents.confirmed).isEmpty();
    }

    @Test
    void files_that_are_not_taken_are_all_named_and_take_the_others_with_them() {
        List<MultipartFile> files = files("a.pdf", "EMPTY_FILE", "b.pdf", "FILE_DAMAGED");

        assertThatThrownBy(() -> uploads.with(files, ORG, CLAIM, List::size))
                .isInstanceOfSatisfying(
                        FilesRefused.class,
                        refused -> assertThat(refused.files())
                                .extracting(file -> file.facts().get("fileName"))
                                .containsExactly("EMPTY_FILE", "FILE_DAMAGED"));
        assertThat(contents.discarded).isEqualTo(contents.stored).hasSize(2);
    }

    /** The whole form has come by then: it is nothing that the sender did. */
    @Test
    void a_file_that_cannot_be_read_back_is_our_failure_and_leaves_nothing() {
        List<MultipartFile> files = List.of(new Upload("a.pdf"), new Upload("b.pdf") {
            @Override
            public InputStream getInputStream() throws IOException {
                throw new FileNotFoundException("/tmp/upload_1.tmp (No such file or directory)");
            }
        });

        Refusal refusal = refusalOf(() -> uploads.with(files, ORG, CLAIM, List::size));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
        assertThat(refusal).hasMessageNotContaining("/tmp");
        assertThat(contents.discarded).isEqualTo(contents.stored).hasSize(1);
    }

    /** The edge has one answer for each code; here it would only lose its facts. */
    @ParameterizedTest
    @EnumSource(ContentRefused.Code.class)
    void a_refused_content_is_told_as_it_is(ContentRefused.Code code) {
        assertThatThrownBy(() -> uploads.with(files(code.name()), ORG, CLAIM, List::size))
                .isInstanceOfSatisfying(
                        FilesRefused.class,
                        refused -> assertThat(refused.files().getFirst().code()).isEqualTo(code));
    }

    /** RFC 2047 knows no case there; Python writes small letters. */
    @ParameterizedTest
    @ValueSource(strings = {"=?utf-8?b?w4QucGRm?=", "=?UTF-8?b?w4QucGRm?=", "=?utf-8?q?=C3=84.pdf?="})
    void an_encoded_name_is_read_in_either_case(String name) {
        uploads.with(files(name), ORG, CLAIM, List::size);

        assertThat(contents.names).containsExactly("\u00c4.pdf");
    }

    private static List<MultipartFile> files(String... names) {
        List<MultipartFile> files = new ArrayList<>();
        for (String name : names) {
            files.add(new Upload(name));
        }
        return files;
    }

    private static class Upload implements MultipartFile {
        private final String name;

        private Upload(String name) {
            this.name = name;
        }

        @Override
        public String getName() {
            return "file";
        }

        @Override
        public String getOriginalFilename() {
            return name;
        }

        @Override
        public String getContentType() {
            return "application/octet-stream";
        }

        @Override
        public boolean isEmpty() {
            return false;
        }

        @Override
        public long getSize() {
            return getBytes().length;
        }

        @Override
        public byte[] getBytes() {
            return name.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new ByteArrayInputStream(getBytes());
        }

        @Override
        public void transferTo(File target) throws IOException {
            throw new IOException("not here");
        }
    }
}
