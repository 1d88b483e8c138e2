package dev.coopclaims.query.overview;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.web.Order;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The orders in which the list of claims can be read. In an order by what can change, a claim may move. */
final class ClaimSort {
    /**
     * Deadlines of one day end in several zones, so they are ordered by the first instant that is too late; titles are
     * ordered by their key.
     */
    private static final Map<String, String> STORED_FIELDS = Map.of(
            "startedAt", ListedClaim.STARTED_AT,
            "submittedAt", ListedClaim.SUBMITTED_AT,
            "decidedAt", ListedClaim.DECIDED_AT,
            "nextDeadline", ListedClaim.DEADLINE,
            "number", "number",
            "title", "titleKey");

    private ClaimSort() {}

    /**
     * The order of a request.
     *
     * @param sort a field, with a leading hyphen for descending order; null: the newest first
     * @throws Refusal MALFORMED for another field
     */
    static Order of(@Nullable String sort) {
        String wanted = sort == null || sort.isEmpty() ? "-startedAt" : sort;
        boolean descending = wanted.startsWith("-");
        String field = descending ? wanted.substring(1) : wanted;
        String stored = STORED_FIELDS.get(field);
        if (stored == null) {
            throw Refusal.malformed(
                    "sort must be one of " + new TreeSet<>(STORED_FIELDS.keySet()) + ", or start with a hyphen");
        }
        return descending
                ? Order.descending(stored).thenDescending(ViewDocument.KEY)
                : Order.ascending(stored).thenAscending(ViewDocument.KEY);
    }
}
