package dev.coopclaims.query.due;

import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Read;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is due when, and what of it failed. */
@RestController
@Tag(name = "Operations")
public final class DueEndpoint {
    private final DueQueries due;

    public DueEndpoint(DueQueries due) {
        this.due = due;
    }

    @GetMapping("/api/due")
    @AllowedTo(Access.OPERATORS)
    @Operation(summary = "What time will do by itself, or could not do, in the order of its time")
    public ResponseEntity<Page<DueRow>> list(
            @Parameter(description = "such as DRAFT_EXPIRY") @RequestParam(required = false) @Nullable DueKind kind,
            @Parameter(description = "only what is due before this instant") @RequestParam(required = false) @Nullable
                    Instant dueBefore,
            @Parameter(description = "true: only what failed, with the error") @RequestParam(required = false) @Nullable
                    Boolean failed,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Read read) {
        return read.page(due.list(kind, dueBefore, failed, read, PageRequest.of(limit, cursor)));
    }

    @PostMapping("/api/due/{item}/retry")
    @AllowedTo(Access.OPERATORS)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Has an item tried again with the next sweep",
            description = "Its failures are forgotten, so that it is tried as often as a new one.")
    public void retry(@PathVariable String item, Read read) {
        due.retry(item, read);
    }
}
