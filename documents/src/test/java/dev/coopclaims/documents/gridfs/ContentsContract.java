package dev.coopclaims.documents.gridfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.documents.ByteRange;
import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.ContentRefused.Code;
import dev.coopclaims.documents.ContentScanner;
import dev.coopclaims.documents.ContentScanner.Verdict;
import dev.coopclaims.documents.NoScanner;
import dev.coopclaims.documents.OpenedContent;
import dev.coopclaims.documents.Samples;
import dev.coopclaims.documents.StoredContent;
import dev.coopclaims.documents.SweepResult;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What contents promise, on whatever server: subclasses say which. */
abstract class ContentsContract {
    private static final int SIZE_BYTES = 700_001;
    private static final ContentLimits LIMITS = ContentLimits.ofBytes(SIZE_BYTES);
    private static final Map<String, String> BELONGS_TO = Map.of("organisation", "org-1", "claim", "claim-1");
    private static final Duration SCAN_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration HOURS = Duration.ofHours(6);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private MongoDatabase database;
    private GridFsDocumentContents contents;

    abstract MongoDatabase freshDatabase();

    @BeforeEach
    void wire() {
        database = freshDatabase();
        contents = with(new NoScanner(), SCAN_TIMEOUT);
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

    @Test
    void a_discarded_content_is_gone_and_may_be_discarded_again() throws Exception {
        ContentId id = store();
        contents.discard(id);
        contents.discard(id);
        assertThat(contents.open(id)).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> contents.confirm(id));
        assertNothingLeft();
    }

    @Test
    void a_confirmed_content_may_be_confirmed_again_and_not_be_discarded() throws Exception {
        ContentId id = store();
        contents.confirm(id);
        contents.confirm(id);
        assertThatIllegalStateException().isThrownBy(() -> contents.discard(id));
        assertThat(contents.find(id)).isPresent();
    }

    @Test
    void the_sweep_takes_what_is_old_and_unconfirmed_and_nothing_else() throws Exception {
        ContentId confirmed = store();
        contents.confirm(confirmed);
        ContentId referenced = store();
        ContentId orphan = store();
        now.updateAndGet(instant -> instant.plus(HOURS));
        ContentId young = store();
        now.updateAndGet(instant -> instant.plusSeconds(1));

        SweepResult result = contents.sweepOrphans(HOURS, referenced::equals);

        assertThat(result).isEqualTo(new SweepResult(1, 1, false));
        assertThat(contents.find(orphan)).isEmpty();
        assertThat(List.of(confirmed, referenced, young))
                .allSatisfy(id -> assertThat(read(id, ByteRange.WHOLE)).isNotEmpty());
        assertThatIllegalStateException().isThrownBy(() -> contents.discard(referenced));
        assertThat(count("contents.files")).isEqualTo(3);
    }

    @Test
    void the_sweep_finds_what_a_killed_upload_left() {
        ContentId id = ContentId.generate();
        database.getCollection("contents.register")
                .insertOne(new Document("_id", id.value())
                        .append("state", "QUARANTINED")
                        .append("begunAt", Date.from(now.get())));
        database.getCollection("contents.chunks")
                .insertOne(new Document("files_id", id.value()).append("n", 0).append("data", new byte[10]));
        now.updateAndGet(instant -> instant.plus(HOURS).plusSeconds(1));
        assertThat(contents.sweepOrphans(HOURS, any -> true).removed()).isEqualTo(1);
        assertNothingLeft();
    }

    @Test
    void an_upload_that_is_swept_while_it_streams_fails_and_leaves_nothing() {
        InputStream slow = followedBy(Samples.pdf(600_000), () -> {
            now.updateAndGet(instant -> instant.plus(HOURS).plusSeconds(1));
            contents.sweepOrphans(HOURS, any -> false);
            return -1;
        });
        assertThatIllegalStateException().isThrownBy(() -> contents.store(slow, LIMITS, "a.pdf", BELONGS_TO));
        assertNothingLeft();
    }

    @Test
    void nothing_can_be_opened_before_the_scanner_called_it_clean() throws Exception {
        List<byte[]> scanned = new CopyOnWriteArrayList<>();
        List<Boolean> readableMeanwhile = new CopyOnWriteArrayList<>();
        ContentScanner looking = scanner(content -> {
            ContentId id = database.getCollection("contents.register")
                    .find()
                    .map(line -> new ContentId(line.getString("_id")))
                    .into(new ArrayList<>())
                    .getFirst();
            readableMeanwhile.add(contents.open(id).isPresent());
            try (InputStream bytes = content.open()) {
                scanned.add(bytes.readAllBytes());
            }
            return new Verdict.Clean();
        });
        byte[] pdf = Samples.pdf(SIZE_BYTES);
        StoredContent stored =
                with(looking, SCAN_TIMEOUT).store(new ByteArrayInputStream(pdf), LIMITS, "a.pdf", BELONGS_TO);
        assertThat(readableMeanwhile).containsExactly(false);
        assertThat(scanned).hasSize(1);
        assertThat(scanned.getFirst()).isEqualTo(pdf);
        assertThat(stored.scannedBy()).isEqualTo("looking");
        assertThat(contents.open(stored.id())).isPresent();
    }

    @Test
    void an_infected_file_is_refused_and_gone() {
        ContentScanner finding = scanner(content -> new Verdict.Infected("Test.Signature"));
        assertRefused(with(finding, SCAN_TIMEOUT), Samples.pdf(2_000), Code.INFECTED)
                .satisfies(refused -> assertThat(refused.facts()).containsEntry("signature", "Test.Signature"));
        assertNothingLeft();
    }

    @Test
    void a_scanner_that_is_down_or_fails_refuses() {
        ContentScanner down = scanner(content -> {
            throw new IOException("connection refused");
        });
        assertRefused(with(down, SCAN_TIMEOUT), Samples.pdf(2_000), Code.SCANNER_UNAVAILABLE);
        ContentScanner wrong = scanner(content -> {
            throw new IllegalArgumentException("a mistake");
        });
        assertRefused(with(wrong, SCAN_TIMEOUT), Samples.pdf(2_000), Code.SCANNER_UNAVAILABLE);
        assertNothingLeft();
    }

    @Test
    void a_scanner_that_does_not_answer_in_time_refuses() {
        CountDownLatch never = new CountDownLatch(1);
        ContentScanner hanging = scanner(content -> {
            never.await(60, TimeUnit.SECONDS);
            return new Verdict.Clean();
        });
        assertRefused(with(hanging, Duration.ofMillis(50)), Samples.pdf(2_000), Code.SCANNER_UNAVAILABLE);
        assertNothingLeft();
    }

    private interface NextByte {
        int get() throws IOException;
    }

    /** These bytes, then whatever comes next, one by one. */
    private static InputStream followedBy(byte[] first, NextByte next) {
        return new SequenceInputStream(new ByteArrayInputStream(first), new InputStream() {
            @Override
            public int read() throws IOException {
                return next.get();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int value = read();
                if (value >= 0) {
                    target[offset] = (byte) value;
                }
                return value < 0 ? -1 : 1;
            }
        });
    }

    private interface Look {
        Verdict at(ContentScanner.Quarantined content) throws Exception;
    }

    private static ContentScanner scanner(Look look) {
        return new ContentScanner() {
            @Override
            public String name() {
                return "looking";
            }

            @Override
            public Verdict scan(Quarantined content) throws IOException {
                try {
                    return look.at(content);
                } catch (IOException | RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IOException(e);
                }
            }
        };
    }

    private GridFsDocumentContents with(ContentScanner scanner, Duration timeout) {
        return new GridFsDocumentContents(database, scanner, timeout, now::get);
    }

    private ContentId store() throws IOException {
        return contents.store(new ByteArrayInputStream(Samples.pdf(300_000)), LIMITS, "a.pdf", BELONGS_TO)
                .id();
    }

    private byte[] read(ContentId id, ByteRange range) throws IOException {
        try (OpenedContent opened = contents.open(id, range).orElseThrow()) {
            byte[] bytes = opened.stream().readAllBytes();
            assertThat(opened.lengthBytes()).isEqualTo(bytes.length);
            return bytes;
        }
    }

    private static ThrowableAssertAlternative<ContentRefused> assertRefused(
            GridFsDocumentContents contents, byte[] content, Code code) {
        return assertThatExceptionOfType(ContentRefused.class)
                .isThrownBy(() -> contents.store(new ByteArrayInputStream(content), LIMITS, "a.pdf", BELONGS_TO))
                .returns(code, ContentRefused::code);
    }

    private void assertNothingLeft() {
        for (String collection : List.of("contents.files", "contents.chunks", "contents.register")) {
            assertThat(count(collection)).as(collection).isZero();
        }
    }

    private long count(String collection) {
        return database.getCollection(collection).countDocuments();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
