package dev.coopclaims.query.overview;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.progress.ClaimProgress;
import dev.coopclaims.query.text.SortKey;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The places of a claim in the orders of the list, one text for each: byte order is the order of the list, and an absent
 * value comes first. A text ends with the claim's id, so that no two claims share one and a page can begin behind it.
 *
 * @param nextDeadline by the first instant that is too late, since deadlines of one day end in several zones
 * @param title see {@link SortKey}
 */
public record ClaimSortKeys(
        String startedAt, String submittedAt, String decidedAt, String nextDeadline, String number, String title) {
    private static final HexFormat HEX = HexFormat.of();
    /** Sorts before every character of a value. */
    private static final String SEPARATOR = " ";
    /** Sorts after the separator and before every character of an instant. */
    private static final String BEHIND_SEPARATOR = "!";

    static ClaimSortKeys of(ClaimId claim, String number, String title, ClaimProgress progress) {
        return new ClaimSortKeys("", "", "", "", key(number, claim), "")
                .with(claim, title)
                .with(claim, progress);
    }

    ClaimSortKeys with(ClaimId claim, String changedTitle) {
        return new ClaimSortKeys(
                startedAt, submittedAt, decidedAt, nextDeadline, number, key(SortKey.of(changedTitle), claim));
    }

    ClaimSortKeys with(ClaimId claim, ClaimProgress progress) {
        Deadline deadline = progress.next().deadline();
        return new ClaimSortKeys(
                key(progress.dates().startedAt(), claim),
                key(progress.dates().submittedAt(), claim),
                key(progress.dates().decidedAt(), claim),
                key(deadline == null ? null : deadline.before(), claim),
                number,
                title);
    }

    /** What sorts behind every absent instant and before every other one. */
    static String first() {
        return BEHIND_SEPARATOR;
    }

    /** What sorts before every place of this instant and of a later one, and behind every place of an earlier one. */
    static String from(Instant instant) {
        return text(instant);
    }

    /** What sorts behind every place of this instant and before every place of a later one. */
    static String behind(Instant instant) {
        return text(instant) + BEHIND_SEPARATOR;
    }

    /** The id of the claim whose place this is, in whatever order. */
    static String claimOf(String key) {
        return key.substring(key.lastIndexOf(SEPARATOR) + SEPARATOR.length());
    }

    private static String key(@Nullable Instant value, ClaimId claim) {
        return key(value == null ? "" : text(value), claim);
    }

    private static String key(String value, ClaimId claim) {
        return value + SEPARATOR + claim.value();
    }

    private static String text(Instant instant) {
        return HEX.toHexDigits(instant.toEpochMilli() ^ Long.MIN_VALUE);
    }
}
