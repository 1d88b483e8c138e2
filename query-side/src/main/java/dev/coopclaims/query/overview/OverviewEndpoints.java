package dev.coopclaims.query.overview;

import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.query.fundbalances.FundFilter;
import dev.coopclaims.query.fundbalances.FundQueries;
import dev.coopclaims.query.fundbalances.FundRow;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Read;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of claims, and funds and claims in one answer (F-6). */
@RestController
@Tag(name = "Overview")
public final class OverviewEndpoints {
    private final ClaimQueries claims;
    private final FundQueries funds;

    public OverviewEndpoints(ClaimQueries claims, FundQueries funds) {
        this.claims = claims;
        this.funds = funds;
    }

    @GetMapping("/api/claims")
    @AllowedTo(Access.CLAIM_READERS)
    @Operation(summary = "Claims with status, amounts, next deadline and who must act", description = "F-6")
    public ResponseEntity<Page<ClaimRow>> list(
            @Parameter(
                            description =
                                    "EDITING, SUBMITTED, UNDER_REVIEW, ACTION_REQUIRED, PARTNER_ACTION_REQUIRED (the"
                                            + " part of the former that a dispute caused), APPROVED, REJECTED,"
                                            + " DISPUTED, WITHDRAWN, DISCARDED or EXPIRED; repeat to match any")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> status,
            @RequestParam(required = false) @Nullable String programme,
            @Parameter(description = "an earning period, such as FY21-H1") @RequestParam(required = false) @Nullable
                    String period,
            @RequestParam(required = false) @Nullable String organisation,
            @Parameter(
                            description =
                                    "prefixes of words in the number, the title, suppliers' names or invoice numbers,"
                                            + " ignoring case and accents; all must be found; at most 100 characters")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "whether the vendor's side should have acted by now")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean overdue,
            @Parameter(
                            description = "only claims whose next deadline ends before this instant; in a list of"
                                    + " several organisations also the drafts of closed ones, which show no"
                                    + " deadline (R-6)")
                    @RequestParam(required = false)
                    @Nullable
                    String dueBefore,
            @Parameter(
                            description = "startedAt, submittedAt, decidedAt, nextDeadline, number or title; a leading"
                                    + " hyphen reverses the order; default -startedAt. Sorted by startedAt or"
                                    + " number, which never change, every claim appears exactly once; sorted"
                                    + " by another field, a claim that changes between two pages may"
                                    + " appear twice or not at all. By nextDeadline, drafts of a closed"
                                    + " organisation keep their place (R-6)")
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Read read) {
        ClaimFilter filter = new ClaimFilter(status, programme, period, organisation, q, overdue, dueBefore);
        return read.page(claims.list(filter, sort, read, PageRequest.of(limit, cursor)));
    }

    @GetMapping("/api/overview")
    @AllowedTo(Access.CLAIM_READERS)
    @Operation(
            summary = "Approved, claimed, earned, remaining and forfeited amounts, and every claim",
            description =
                    "F-6. A period whose claiming has not opened is an estimate for partners, and in no total (F-8).")
    public ResponseEntity<Overview> overview(
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam(required = false) @Nullable String programme,
            @Parameter(description = "an earning period, such as FY21-H1") @RequestParam(required = false) @Nullable
                    String period,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Read read) {
        List<FundRow> all = funds.all(new FundFilter(organisation, programme, period), read);
        ClaimFilter filter = new ClaimFilter(null, programme, period, organisation, null, null, null);
        Page<ClaimRow> page = claims.list(filter, null, read, PageRequest.of(limit, cursor));
        Overview overview =
                new Overview(FundTotals.byCurrency(all), FundTotals.byProgramme(all), page.items(), page.next(), null);
        return read.listed(overview, page.next(), Overview::lacking);
    }
}
