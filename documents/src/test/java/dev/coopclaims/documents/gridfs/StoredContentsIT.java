package dev.coopclaims.documents.gridfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coopclaims.documents.ByteRange;
import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.ContentRefused.Code;
import dev.coopclaims.documents.NoScanner;
import dev.coopclaims.documents.Samples;
import dev.coopclaims.documents.StoredContent;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What was stored is read back, and what is refused leaves nothing behind. */
@ParameterizedClass
@EnumSource(ContentsBench.Server.class)
class StoredContentsIT extends ContentsBench {
    StoredContentsIT(Server server) {
        super(server);
    }

    @Test
    void what_was_stored_is_read_back_byte_by_byte() throws Exception {
        byte[] pdf = Samples.pdf(SIZE_BYTES);
        StoredContent stored = contents.store(new ByteArrayInputStream(pdf), LIMITS, "../in\nvoice.pdf", BELONGS_TO);
        assertThat(stored.fileName()).isEqualTo("invoice.pdf");
        assertThat(stored.mediaType()).isEqualTo("application/pdf");
        assertThat(stored.sizeBytes()).isEqualTo(SIZE_BYTES);
        assertThat(stored.sha256()).isEqualTo(sha256(pdf));
        assertThat(stored.scannedBy()).isEqualTo(NoScanner.NAME);
        assertThat(contents.find(stored.id())).contains(stored);
        assertThat(read(stored.id(), ByteRange.WHOLE)).isEqualTo(pdf);
    }

    @Test
    void any_range_can_be_read() throws Exception {
        byte[] pdf = Samples.pdf(SIZE_BYTES);
        ContentId id = contents.store(new ByteArrayInputStream(pdf), LIMITS, "a.pdf", BELONGS_TO)
                .id();
        int chunk = 255 * 1024;
        int[][] ranges = {
            {0, 1},
            {1, 10},
            {chunk - 1, 2},
            {chunk, chunk},
            {chunk + 5, chunk + 5},
            {SIZE_BYTES - 1, 1},
            {0, SIZE_BYTES}
        };
        for (int[] range : ranges) {
            assertThat(read(id, new ByteRange(range[0], range[1])))
                    .as("from %d, %d bytes", range[0], range[1])
                    .isEqualTo(Arrays.copyOfRange(pdf, range[0], range[0] + range[1]));
        }
        assertThat(read(id, new ByteRange(SIZE_BYTES - 3, 100))).hasSize(3);
        assertThat(read(id, new ByteRange(SIZE_BYTES, 100))).isEmpty();
        assertThat(read(id, new ByteRange(Long.MAX_VALUE, Long.MAX_VALUE))).isEmpty();
    }

    @Test
    void a_content_is_in_one_line_up_to_a_size_and_in_chunks_above_and_reads_alike() throws Exception {
        int small = GridFsDocumentContents.MAX_SMALL_BYTES;
        for (int sizeBytes : new int[] {1_000, 64 * 1024, 64 * 1024 + 1, small, small + 1}) {
            byte[] pdf = Samples.pdf(sizeBytes);
            StoredContent stored = contents.store(new ByteArrayInputStream(pdf), LIMITS, "a.pdf", BELONGS_TO);
            assertThat(count("contents.files")).as("%d bytes", sizeBytes).isEqualTo(sizeBytes > small ? 1 : 0);
            assertThat(stored.sizeBytes()).isEqualTo(sizeBytes);
            assertThat(stored.sha256()).isEqualTo(sha256(pdf));
            assertThat(contents.find(stored.id())).contains(stored);
            assertThat(read(stored.id(), ByteRange.WHOLE)).isEqualTo(pdf);
            assertThat(read(stored.id(), new ByteRange(sizeBytes - 10, 3)))
                    .isEqualTo(Arrays.copyOfRange(pdf, sizeBytes - 10, sizeBytes - 7));
            assertThat(read(stored.id(), new ByteRange(sizeBytes - 3, 100))).hasSize(3);
            assertThat(read(stored.id(), new ByteRange(sizeBytes, 100))).isEmpty();
            contents.confirm(stored.id());
            assertThat(read(stored.id(), ByteRange.WHOLE)).isEqualTo(pdf);
        }
    }

    @Test
    void a_small_content_that_is_discarded_or_swept_is_gone() throws Exception {
        ContentId discarded = contents.store(new ByteArrayInputStream(Samples.pdf(1_000)), LIMITS, "a.pdf", BELONGS_TO)
                .id();
        contents.discard(discarded);
        contents.store(new ByteArrayInputStream(Samples.pdf(1_000)), LIMITS, "a.pdf", BELONGS_TO);
        now.updateAndGet(instant -> instant.plus(HOURS).plusSeconds(1));
        assertThat(contents.sweepOrphans(HOURS, any -> false).removed()).isEqualTo(1);
        assertNothingLeft();
    }

    @Test
    void one_byte_over_the_limit_leaves_nothing_behind() {
        byte[] pdf = Samples.pdf(SIZE_BYTES + 1);
        assertRefused(contents, pdf, Code.FILE_TOO_LARGE)
                .satisfies(refused -> assertThat(refused.facts()).containsEntry("limitBytes", (long) SIZE_BYTES));
        assertNothingLeft();
    }

    @Test
    void an_endless_stream_is_refused_without_being_read_to_its_end() {
        InputStream endless = followedBy(Samples.pdf(1_000), () -> 'x');
        assertThatExceptionOfType(ContentRefused.class)
                .isThrownBy(() -> contents.store(endless, LIMITS, "a.pdf", BELONGS_TO))
                .returns(Code.FILE_TOO_LARGE, ContentRefused::code);
        assertNothingLeft();
    }

    @Test
    void an_empty_file_is_refused() {
        assertRefused(contents, new byte[0], Code.EMPTY_FILE);
        assertNothingLeft();
    }

    @Test
    void a_check_that_fails_at_the_end_leaves_nothing_behind() {
        byte[] text = "x".repeat(SIZE_BYTES - 1).getBytes(StandardCharsets.US_ASCII);
        text[text.length - 1] = 0;
        assertThatExceptionOfType(ContentRefused.class)
                .isThrownBy(() -> contents.store(new ByteArrayInputStream(text), LIMITS, "a.txt", BELONGS_TO))
                .returns(Code.MEDIA_TYPE_MISMATCH, ContentRefused::code);
        assertNothingLeft();
    }

    @Test
    void a_broken_stream_leaves_nothing_behind_and_keeps_its_own_exception() {
        IOException broken = new EOFException("the sender went away");
        InputStream breaking = followedBy(Samples.pdf(600_000), () -> {
            throw broken;
        });
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> contents.store(breaking, LIMITS, "a.pdf", BELONGS_TO))
                .isSameAs(broken);
        assertNothingLeft();
    }

    @Test
    void sixteen_uploads_at_once_stay_apart() throws Exception {
        List<Callable<StoredContent>> uploads = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            int sizeBytes = 400_000 + i * 1_000;
            uploads.add(() ->
                    contents.store(new ByteArrayInputStream(Samples.pdf(sizeBytes)), LIMITS, "a.pdf", BELONGS_TO));
        }
        try (var threads = Executors.newFixedThreadPool(16)) {
            int i = 0;
            for (Future<StoredContent> upload : threads.invokeAll(uploads, 60, TimeUnit.SECONDS)) {
                byte[] expected = Samples.pdf(400_000 + i++ * 1_000);
                StoredContent stored = upload.get();
                assertThat(stored.sha256()).isEqualTo(sha256(expected));
                assertThat(read(stored.id(), ByteRange.WHOLE)).isEqualTo(expected);
            }
        }
        assertThat(count("contents.files")).isEqualTo(16);
    }
}
