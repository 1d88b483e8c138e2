package dev.coopclaims.query.claimdetails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.documents.ByteRange;
import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.documents.OpenedContent;
import dev.coopclaims.documents.StoredContent;
import dev.coopclaims.documents.SweepResult;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.claimdetails.ClaimContents.ClaimDocument;
import dev.coopclaims.query.people.Author;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DocumentDownloadTest {
    private static final String TEXT = "0123456789";
    private static final ContentId KEPT = ContentId.generate();
    private static final String SHA256 = "ab".repeat(32);
    private static final String ETAG = '"' + SHA256 + '"';

    private final DocumentDownload download = new DocumentDownload(new OneContent());
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void a_document_is_sent_whole_as_an_attachment_that_no_browser_guesses_at() throws IOException {
        answer(KEPT.value());

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString()).isEqualTo(TEXT);
        assertThat(response.getContentType()).isEqualTo("application/pdf");
        assertThat(response.getHeader("Content-Length")).isEqualTo("10");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("ETag")).isEqualTo(ETAG);
        assertThat(response.getHeader("Accept-Ranges")).isEqualTo("bytes");
        assertThat(response.getHeader("Content-Disposition")).startsWith("attachment; filename=\"invoice.pdf\"");
    }

    @Test
    void a_range_is_sent_as_a_part() throws IOException {
        request.addHeader("Range", "bytes=3-5");
        answer(KEPT.value());

        assertThat(response.getStatus()).isEqualTo(206);
        assertThat(response.getContentAsString()).isEqualTo("345");
        assertThat(response.getHeader("Content-Range")).isEqualTo("bytes 3-5/10");
        assertThat(response.getHeader("Content-Length")).isEqualTo("3");
    }

    @Test
    void a_range_of_another_content_gets_the_whole() throws IOException {
        request.addHeader("Range", "bytes=3-5");
        request.addHeader("If-Range", "\"another\"");
        answer(KEPT.value());

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString()).isEqualTo(TEXT);
    }

    @Test
    void a_range_behind_the_end_is_refused_with_the_size() throws IOException {
        request.addHeader("Range", "bytes=10-");
        answer(KEPT.value());

        assertThat(response.getStatus()).isEqualTo(416);
        assertThat(response.getHeader("Content-Range")).isEqualTo("bytes */10");
    }

    @Test
    void who_has_it_gets_nothing() throws IOException {
        request.addHeader("If-None-Match", "\"x\", W/" + ETAG);
        answer(KEPT.value());

        assertThat(response.getStatus()).isEqualTo(304);
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @Test
    void a_head_request_gets_the_headers_alone() throws IOException {
        request.setMethod("HEAD");
        answer(KEPT.value());

        assertThat(response.getHeader("Content-Length")).isEqualTo("10");
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @Test
    void a_link_and_a_content_that_is_gone_are_not_found() {
        assertThatThrownBy(() -> answer(null)).isInstanceOf(Refusal.class);
        request.addHeader("Range", "bytes=3-5");
        assertThatThrownBy(() -> answer(ContentId.generate().value())).isInstanceOf(Refusal.class);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeaderNames()).isEmpty();
    }

    private void answer(@Nullable String contentId) throws IOException {
        ClaimDocument document = new ClaimDocument(
                new DocumentId("document-1"),
                "INVOICE",
                "invoice.pdf",
                "application/pdf",
                TEXT.length(),
                SHA256,
                contentId,
                null,
                null,
                "",
                List.of(),
                List.of(),
                Instant.EPOCH,
                new Author(null, null));
        download.answer(document, 7, request, response);
    }

    /** Keeps one content and takes no other. */
    private static final class OneContent implements DocumentContents {
        @Override
        public boolean recount() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<ContentId> share(Collection<ContentId> ids, String claim) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Holders holders(ContentId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void giveUp(ContentId id, String claim) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void eraseNames(String of, String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int purgeRendered(String of, String id) {
            throw new UnsupportedOperationException("nothing is erased here");
        }

        @Override
        public Optional<OpenedContent> open(ContentId id, ByteRange range) {
            return find(id).map(found -> {
                int from = (int) range.offsetIn(TEXT.length());
                int length = (int) range.lengthIn(TEXT.length());
                byte[] bytes = TEXT.substring(from, from + length).getBytes(StandardCharsets.US_ASCII);
                return new OpenedContent(found, from, length, new ByteArrayInputStream(bytes));
            });
        }

        @Override
        public Optional<StoredContent> find(ContentId id) {
            return id.equals(KEPT)
                    ? Optional.of(new StoredContent(
                            id, "invoice.pdf", "application/pdf", TEXT.length(), SHA256, Map.of(), "none"))
                    : Optional.empty();
        }

        @Override
        public StoredContent store(InputStream in, ContentLimits limits, String fileName, Map<String, String> owner) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void confirm(ContentId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void discard(ContentId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SweepResult sweepOrphans(Duration olderThan, Predicate<ContentId> referenced) {
            throw new UnsupportedOperationException();
        }
    }
}
