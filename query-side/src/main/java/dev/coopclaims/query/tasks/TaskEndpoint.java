package dev.coopclaims.query.tasks;

import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.query.reviewqueue.QueueFilter;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Read;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for me. */
@RestController
@Tag(name = "Tasks")
public final class TaskEndpoint {
    private final TaskQueries tasks;

    public TaskEndpoint(TaskQueries tasks) {
        this.tasks = tasks;
    }

    @GetMapping("/api/tasks")
    @AllowedTo(Access.CLAIM_READERS)
    @Operation(
            summary = "The claims and funds that wait for me and why, claims first, earliest deadline first",
            description = "Partners: what is requested of them, and drafts and funds for which it will soon be too"
                    + " late. Reviewers: reviews and disputes due, their own before unassigned ones; only they can"
                    + " filter. Amounts require a currency. Finance: funds of which nothing can be decided before"
                    + " a rate is published.")
    public ResponseEntity<Page<Task>> tasks(
            @RequestParam(required = false) @Nullable String programme,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String minAmount,
            @RequestParam(required = false) @Nullable String maxAmount,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Read read) {
        QueueFilter filter = new QueueFilter(programme, language, minAmount, maxAmount, currency);
        return read.page(tasks.list(filter, read, PageRequest.of(limit, cursor)));
    }
}
