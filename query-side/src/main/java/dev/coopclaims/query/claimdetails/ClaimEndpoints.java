package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.query.claimdetails.ClaimContents.ClaimDocument;
import dev.coopclaims.query.web.Read;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One claim, and the contents of its documents. */
@RestController
@Tag(name = "Claims")
public final class ClaimEndpoints {
    private final ClaimDetailsQueries claims;
    private final DocumentDownload download;

    public ClaimEndpoints(ClaimDetailsQueries claims, DocumentDownload download) {
        this.claims = claims;
        this.download = download;
    }

    @GetMapping("/api/claims/{claim}")
    @AllowedTo(Access.CLAIM_READERS)
    @Operation(
            summary = "Everything about one claim",
            description = "The ETag covers the whole answer; commands take it as If-Match and compare only its version")
    public ResponseEntity<ClaimBody> one(@PathVariable ClaimId claim, Read read) {
        ClaimBody body = claims.one(claim.value(), read);
        return read.one(body, body.version());
    }

    @GetMapping("/api/claims/{claim}/documents/{document}")
    @AllowedTo(Access.CLAIM_READERS)
    @Operation(
            summary = "The content of a document",
            description =
                    "One range per request; the ETag is the content's SHA-256. A document removed from the claim stays"
                            + " readable, because it stays in the history. A link has no content.")
    @ApiResponse(
            responseCode = "200",
            description = "The whole content, with the media type that was detected",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "206",
            description = "The requested range",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "416", description = "The content is shorter than the range", content = @Content)
    public void document(
            @PathVariable ClaimId claim,
            @PathVariable DocumentId document,
            Read read,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ClaimDocument found = claims.document(claim.value(), document.value(), read);
        download.answer(found, read.viewPosition(), request, response);
    }
}
