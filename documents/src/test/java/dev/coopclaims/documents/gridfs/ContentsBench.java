package dev.coopclaims.documents.gridfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
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
import dev.coopclaims.testkit.RealMongod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Contents on a server, with helpers for tests. */
abstract class ContentsBench {
    static final int SIZE_BYTES = 700_001;
    static final ContentLimits LIMITS = ContentLimits.ofBytes(SIZE_BYTES);
    static final Map<String, String> BELONGS_TO = Map.of("organisation", "org-1", "claim", "claim-1");
    static final long QUOTA_BYTES = 10L << 20;
    static final Duration SCAN_TIMEOUT = Duration.ofSeconds(20);
    static final Duration HOURS = Duration.ofHours(6);

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    final MongoDatabase database;
    final GridFsDocumentContents contents;

    /** Where contents are kept. */
    enum Server {
        REAL,
        /** Behind the embedded default, with neither sessions nor read concerns. */
        EMBEDDED
    }

    private final @Nullable MongoServer embedded;
    private final MongoClient client;

    ContentsBench(Server server) {
        embedded = server == Server.EMBEDDED ? new MongoServer(new MemoryBackend()) : null;
        client = MongoClients.create(embedded == null ? RealMongod.uri() : embedded.bindAndGetConnectionString());
        database = client.getDatabase(RealMongod.freshDatabase());
        contents = with(new NoScanner(), SCAN_TIMEOUT);
    }

    @AfterEach
    void close() {
        database.drop();
        client.close();
        if (embedded != null) {
            embedded.shutdownNow();
        }
    }

    interface NextByte {
        int get() throws IOException;
    }

    /** These bytes, then whatever comes next, one by one. */
    static InputStream followedBy(byte[] first, NextByte next) {
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

    interface Look {
        Verdict at(ContentScanner.Quarantined content) throws Exception;
    }

    static ContentScanner scanner(Look look) {
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

    GridFsDocumentContents with(ContentScanner scanner, Duration timeout) {
        return new GridFsDocumentContents(database, scanner, timeout, QUOTA_BYTES, now::get);
    }

    ContentId store() throws IOException {
        return contents.store(new ByteArrayInputStream(Samples.pdf(300_000)), LIMITS, "a.pdf", BELONGS_TO)
                .id();
    }

    byte[] read(ContentId id, ByteRange range) throws IOException {
        try (OpenedContent opened = contents.open(id, range).orElseThrow()) {
            byte[] bytes = opened.stream().readAllBytes();
            assertThat(opened.lengthBytes()).isEqualTo(bytes.length);
            return bytes;
        }
    }

    static ThrowableAssertAlternative<ContentRefused> assertRefused(
            GridFsDocumentContents contents, byte[] content, Code code) {
        return assertThatExceptionOfType(ContentRefused.class)
                .isThrownBy(() -> contents.store(new ByteArrayInputStream(content), LIMITS, "a.pdf", BELONGS_TO))
                .returns(code, ContentRefused::code);
    }

    void assertNothingLeft() {
        for (String collection : List.of("contents.files", "contents.chunks", "contents.register")) {
            assertThat(count(collection)).as(collection).isZero();
        }
    }

    long count(String collection) {
        return database.getCollection(collection).countDocuments();
    }

    static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
