package dev.coopclaims.query.preapproval;

import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.source.PreApprovalId;
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

/** Pre-approvals and what remains of them (P-4). */
@RestController
@Tag(name = "Pre-approvals")
public final class PreApprovalReads {
    private final PreApprovalQueries preApprovals;

    public PreApprovalReads(PreApprovalQueries preApprovals) {
        this.preApprovals = preApprovals;
    }

    @GetMapping("/api/pre-approvals")
    @AllowedTo(Access.CLAIM_READERS)
    @Operation(summary = "Pre-approvals with what claims draw on them, newest first", description = "P-4")
    public ResponseEntity<Page<PreApprovalRow>> list(
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam(required = false) @Nullable String programme,
            @Parameter(description = "REQUESTED, GRANTED or DECLINED") @RequestParam(required = false) @Nullable
                    String status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Read read) {
        PreApprovalQueries.Wanted wanted = new PreApprovalQueries.Wanted(organisation, programme, status);
        return read.page(preApprovals.list(wanted, read, PageRequest.of(limit, cursor)));
    }

    @GetMapping("/api/pre-approvals/{preApproval}")
    @AllowedTo(Access.CLAIM_READERS)
    @Operation(summary = "One pre-approval: amounts requested, granted, used and remaining", description = "P-4")
    public ResponseEntity<PreApprovalRow> one(@PathVariable PreApprovalId preApproval, Read read) {
        PreApprovalRow row = preApprovals.one(preApproval.value(), read);
        return read.one(row, row.version());
    }
}
