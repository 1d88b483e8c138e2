package dev.coopclaims.query.duplicate;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.query.web.Read;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The duplicate finder (C-9). */
@RestController
@Tag(name = "Review")
public final class DuplicateEndpoint {
    private final DuplicateQueries duplicates;

    public DuplicateEndpoint(DuplicateQueries duplicates) {
        this.duplicates = duplicates;
    }

    @GetMapping("/api/claims/{claim}/duplicates")
    @AllowedTo(Access.DUPLICATE_READERS)
    @Operation(
            summary = "Other claims of the organisation with the same invoice number, net amount and date, or file",
            description = "C-9: both sides of at most 50 pairs, including drafts and ended claims")
    public ResponseEntity<DuplicatesBody> duplicates(@PathVariable ClaimId claim, Read read) {
        return read.one(duplicates.of(claim.value(), read));
    }
}
