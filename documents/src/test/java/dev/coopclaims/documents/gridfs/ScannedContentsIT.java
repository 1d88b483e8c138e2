package dev.coopclaims.documents.gridfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.documents.ByteRange;
import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.ContentRefused.Code;
import dev.coopclaims.documents.ContentScanner;
import dev.coopclaims.documents.ContentScanner.Verdict;
import dev.coopclaims.documents.Samples;
import dev.coopclaims.documents.StoredContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is readable before the scanner has found it clean. */
@ParameterizedClass
@EnumSource(ContentsBench.Server.class)
class ScannedContentsIT extends ContentsBench {
    ScannedContentsIT(Server server) {
        super(server);
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
    void nothing_of_a_small_content_is_stored_before_the_scanner_called_it_clean() throws Exception {
        List<Long> lines = new CopyOnWriteArrayList<>();
        List<byte[]> scanned = new CopyOnWriteArrayList<>();
        ContentScanner looking = scanner(content -> {
            lines.add(count("contents.register"));
            try (InputStream bytes = content.open()) {
                scanned.add(bytes.readAllBytes());
            }
            return new Verdict.Clean();
        });
        byte[] pdf = Samples.pdf(2_000);
        StoredContent stored =
                with(looking, SCAN_TIMEOUT).store(new ByteArrayInputStream(pdf), LIMITS, "a.pdf", BELONGS_TO);
        assertThat(lines).containsExactly(0L);
        assertThat(scanned.getFirst()).isEqualTo(pdf);
        assertThat(read(stored.id(), ByteRange.WHOLE)).isEqualTo(pdf);
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
}
