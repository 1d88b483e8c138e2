package dev.coopclaims.query.fundbalances;

import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.source.FundId;
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

/** What funds hold (F-4). */
@RestController
@Tag(name = "Funds")
public final class FundEndpoints {
    private final FundQueries funds;

    public FundEndpoints(FundQueries funds) {
        this.funds = funds;
    }

    @GetMapping("/api/funds")
    @AllowedTo(Access.CLAIM_READERS)
    @Operation(summary = "Funds and their balances, newest period first", description = "F-4, F-8")
    public ResponseEntity<Page<FundRow>> list(
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam(required = false) @Nullable String programme,
            @Parameter(description = "an earning period, such as FY21-H1") @RequestParam(required = false) @Nullable
                    String period,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Read read) {
        return read.page(
                funds.list(new FundFilter(organisation, programme, period), read, PageRequest.of(limit, cursor)));
    }

    @GetMapping("/api/funds/{fund}")
    @AllowedTo(Access.CLAIM_READERS)
    @Operation(summary = "One fund and its balances", description = "F-4, F-8")
    public ResponseEntity<FundRow> one(@PathVariable FundId fund, Read read) {
        return read.one(funds.one(fund.value(), read));
    }
}
