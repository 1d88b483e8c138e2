package dev.coopclaims.query.claimdetails;

import dev.coopclaims.documents.ByteRange;
import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.documents.OpenedContent;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.query.claimdetails.ClaimContents.ClaimDocument;
import dev.coopclaims.query.claimdetails.WantedRange.Part;
import dev.coopclaims.query.claimdetails.WantedRange.Unsatisfiable;
import dev.coopclaims.query.claimdetails.WantedRange.Whole;
import dev.coopclaims.query.web.Reads;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Sends the content of a document that the reader may see: as an attachment of the detected type, so that no browser
 * sniffs it or shows it in its own page; streamed, whole or in part.
 */
public final class DocumentDownload {
    private final DocumentContents contents;

    public DocumentDownload(DocumentContents contents) {
        this.contents = contents;
    }

    /**
     * Writes the answer: 200, 206 for a part, 304 when the client has it, 416 for a range beyond the end.
     *
     * @param position of the views in which the document was found
     * @throws Refusal NOT_FOUND for a link, and for content that is no longer kept (H-5)
     * @throws IOException when the connection to the client or the store is lost
     */
    void answer(ClaimDocument document, long position, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String contentId = document.contentId();
        if (contentId == null) {
            throw Refusal.of(RequestCode.CONTENT_OF_LINK);
        }
        String etag = '"' + document.sha256() + '"';
        if (new ServletWebRequest(request).checkNotModified(etag)) {
            at(position, response);
            caching(response, etag);
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        switch (wanted(request, etag, document.sizeBytes())) {
            case Whole ignored -> {
                try (OpenedContent opened = open(contentId, ByteRange.WHOLE)) {
                    at(position, response);
                    send(document, opened, etag, request, response);
                }
            }
            case Part part -> {
                try (OpenedContent opened = open(contentId, part.bytes())) {
                    at(position, response);
                    response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                    response.setHeader(
                            HttpHeaders.CONTENT_RANGE,
                            "bytes %d-%d/%d".formatted(part.first(), part.last(), document.sizeBytes()));
                    send(document, opened, etag, request, response);
                }
            }
            case Unsatisfiable ignored -> {
                at(position, response);
                response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + document.sizeBytes());
            }
        }
    }

    private static void at(long position, HttpServletResponse response) {
        response.setHeader(Reads.VIEW_POSITION, Long.toString(position));
    }

    private OpenedContent open(String contentId, ByteRange range) {
        return contents.open(new ContentId(contentId), range)
                .orElseThrow(() -> Refusal.of(RequestCode.CONTENT_NO_LONGER_KEPT));
    }

    private static void send(
            ClaimDocument document,
            OpenedContent opened,
            String etag,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        caching(response, etag);
        response.setContentType(document.mediaType());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, AttachmentName.header(fileName(document)));
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setContentLengthLong(opened.lengthBytes());
        if (!"HEAD".equals(request.getMethod())) {
            opened.stream().transferTo(response.getOutputStream());
        }
    }

    private static void caching(HttpServletResponse response, String etag) {
        response.setHeader(HttpHeaders.ETAG, etag);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }

    /** A range is valid only for the content it was requested of (RFC 9110 §13.1.5). */
    private static WantedRange wanted(HttpServletRequest request, String etag, long sizeBytes) {
        String ifRange = request.getHeader(HttpHeaders.IF_RANGE);
        return ifRange == null || ifRange.equals(etag)
                ? WantedRange.of(request.getHeader(HttpHeaders.RANGE), sizeBytes)
                : new Whole();
    }

    private static String fileName(ClaimDocument document) {
        String name = document.fileName();
        return name == null ? document.document().value() : name;
    }
}
