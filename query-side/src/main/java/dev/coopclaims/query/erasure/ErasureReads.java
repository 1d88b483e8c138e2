package dev.coopclaims.query.erasure;

import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Read;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was asked to be erased, what waits, and what is done (H-6). */
@RestController
@Tag(name = "Erasures")
public final class ErasureReads {
    private final ErasureQueries erasures;

    public ErasureReads(ErasureQueries erasures) {
        this.erasures = erasures;
    }

    @GetMapping("/api/erasures")
    @AllowedTo(Access.ERASURE_READERS)
    @Operation(summary = "Erasures with what they wait for, newest first", description = "H-6")
    public ResponseEntity<Page<ErasureRow>> list(
            @Parameter(description = "REQUESTED, WAITING, DUE, UNDER_WAY, DONE or WITHDRAWN")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Read read) {
        return read.page(erasures.list(status, read, PageRequest.of(limit, cursor)));
    }

    @GetMapping("/api/erasures/{erasure}")
    @AllowedTo(Access.ERASURE_READERS)
    @Operation(
            summary = "One erasure; for a person, with the claims whose texts may name that person",
            description = "H-6. Texts of a claim are erased with the claim, not with a person that they name.")
    public ResponseEntity<ErasureRow.Detailed> one(@PathVariable String erasure, Read read) {
        ErasureRow.Detailed found = erasures.one(erasure, read);
        return read.one(found, found.erasure().version());
    }
}
