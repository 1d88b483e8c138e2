package dev.coopclaims.query.fundledger;

import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.query.fundbalances.FundRow;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Read;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How a fund arrived at its balances, entry by entry (F-4). */
@RestController
@Tag(name = "Funds")
public final class LedgerEndpoints {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final LedgerQueries ledger;

    public LedgerEndpoints(LedgerQueries ledger) {
        this.ledger = ledger;
    }

    /**
     * A page of a ledger.
     *
     * @param estimate whether the earnings are an estimate for this reader (F-8)
     * @param incomplete true when entries may be missing, as on a {@link Page}; absent otherwise
     */
    public record Ledger(
            List<LedgerRow> items,
            boolean estimate,
            @Nullable String next,
            @Nullable Boolean incomplete) {
        public Ledger {
            items = List.copyOf(items);
        }

        private Ledger lacking() {
            return new Ledger(items, estimate, next, true);
        }
    }

    /**
     * One method for both formats, because two methods with the same path are ambiguous for a client that accepts
     * anything.
     *
     * @return a {@link Ledger}, or CSV text if the client prefers it
     */
    @GetMapping("/api/funds/{fund}/ledger")
    @AllowedTo(Access.CLAIM_READERS)
    @Operation(
            summary = "The entries that make up a fund's balances, in the order they happened",
            description = "F-4. CSV without a limit returns at most 20,000 entries; a Link header leads to the rest.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = Ledger.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    public ResponseEntity<?> ledger(
            @PathVariable FundId fund,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Read read,
            HttpServletRequest request) {
        FundRow found = ledger.fund(fund.value(), read);
        return LedgerCsv.isPreferred(request.getHeader(HttpHeaders.ACCEPT))
                ? csv(read, found, limit, cursor)
                : json(read, found, PageRequest.of(limit, cursor));
    }

    private ResponseEntity<Ledger> json(Read read, FundRow fund, PageRequest wanted) {
        Page<LedgerRow> page = ledger.list(fund, read, wanted);
        return read.listed(new Ledger(page.items(), fund.estimate(), page.next(), null), page.next(), Ledger::lacking);
    }

    private ResponseEntity<String> csv(Read read, FundRow fund, @Nullable Integer limit, @Nullable String cursor) {
        Page<LedgerRow> page = limit == null
                ? ledger.listForCsv(fund, read, cursor)
                : ledger.list(fund, read, PageRequest.of(limit, cursor));
        ResponseEntity<String> answer = read.listed(LedgerCsv.of(page.items()), page.next(), UnaryOperator.identity());
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .contentType(CSV)
                .body(answer.getBody());
    }
}
