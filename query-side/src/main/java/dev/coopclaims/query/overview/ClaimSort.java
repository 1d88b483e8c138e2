package dev.coopclaims.query.overview;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.query.web.Order;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order in which the list of claims can be read. In an order by what can change, a claim may move.
 *
 * @param ascending whether small values come first
 */
public record ClaimSort(By by, boolean ascending) {
    /** The earliest deadline first. */
    public static final ClaimSort BY_DEADLINE = new ClaimSort(By.NEXT_DEADLINE, true);

    static final ClaimSort NEWEST_FIRST = new ClaimSort(By.STARTED_AT, false);

    /** What the list can be sorted by. */
    public enum By {
        DECIDED_AT("decidedAt"),
        NEXT_DEADLINE("nextDeadline"),
        NUMBER("number"),
        STARTED_AT("startedAt"),
        SUBMITTED_AT("submittedAt"),
        TITLE("title");

        private final String word;

        By(String word) {
            this.word = word;
        }

        /** The stored field that holds the sort key. */
        String field() {
            return "sortKeys." + word;
        }

        String keyOf(ListedClaim claim) {
            ClaimSortKeys keys = claim.sortKeys();
            return switch (this) {
                case DECIDED_AT -> keys.decidedAt();
                case NEXT_DEADLINE -> keys.nextDeadline();
                case NUMBER -> keys.number();
                case STARTED_AT -> keys.startedAt();
                case SUBMITTED_AT -> keys.submittedAt();
                case TITLE -> keys.title();
            };
        }
    }

    /**
     * The order of a request.
     *
     * @param sort a field, with a leading hyphen for descending order; null: the newest first
     * @throws Refusal MALFORMED for another field
     */
    static ClaimSort of(@Nullable String sort) {
        if (sort == null || sort.isEmpty()) {
            return NEWEST_FIRST;
        }
        boolean descending = sort.startsWith("-");
        String word = descending ? sort.substring(1) : sort;
        return Arrays.stream(By.values())
                .filter(by -> by.word.equals(word))
                .findFirst()
                .map(by -> new ClaimSort(by, !descending))
                .orElseThrow(() -> Refusal.of(RequestCode.SORT_UNKNOWN, words()));
    }

    private static List<String> words() {
        return Arrays.stream(By.values()).map(by -> by.word).toList();
    }

    Order order() {
        return Order.ofUnique(by.field(), ascending);
    }
}
