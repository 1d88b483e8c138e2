package dev.coopclaims.query.fundbalances;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.query.organisation.Member;
import dev.coopclaims.query.organisation.RegisteredOrganisation;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Reads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
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
    private final Reads reads;
    private final FundQueries funds;

    public FundEndpoints(Reads reads, FundQueries funds) {
        this.reads = reads;
        this.funds = funds;
    }

    @GetMapping("/api/funds")
    @AllowedTo(Access.CLAIM_READERS)
    @Operation(summary = "Funds and their balances, newest period first", description = "F-4, F-8")
    public ResponseEntity<Page<FundRow>> list(
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor,
            HttpServletRequest request) {
        Reads.Read read = reads.begin(request, FundBalances.VIEW, RegisteredOrganisation.VIEW, Member.VIEW);
        return read.page(funds.list(organisation, actor, PageRequest.of(limit, cursor)));
    }

    @GetMapping("/api/funds/{fund}")
    @AllowedTo(Access.CLAIM_READERS)
    @Operation(summary = "One fund and its balances", description = "F-4, F-8")
    public ResponseEntity<FundRow> one(@PathVariable String fund, Actor actor, HttpServletRequest request) {
        Reads.Read read = reads.begin(request, FundBalances.VIEW, Member.VIEW);
        return read.one(funds.one(fund, actor));
    }
}
