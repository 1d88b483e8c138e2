package dev.coopclaims.query.overview;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.text.CanonicalText;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.progress.NextStep;
import dev.coopclaims.query.progress.WhoMustAct;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.text.SearchWords;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a request for claims; an absent part does not filter.
 *
 * @param status one of these words (C-1), see {@link StatusFilter}
 * @param period label of an earning period
 * @param q prefixes of words in the number, the title, suppliers' names or invoice numbers, at most 100 characters
 * @param overdue whether the vendor's side should have acted by now (V-1)
 * @param dueBefore the next deadline ends before this instant; a draft of a closed organisation has none, but is
 *     left out only of that organisation's own list, because a list of many would have to know which are closed
 */
public record ClaimFilter(
        @Nullable List<String> status,
        @Nullable String programme,
        @Nullable String period,
        @Nullable String organisation,
        @Nullable String q,
        @Nullable Boolean overdue,
        @Nullable String dueBefore) {

    private static final String DEADLINE = ClaimSort.By.NEXT_DEADLINE.field();

    /** All claims. */
    public static final ClaimFilter ALL = new ClaimFilter(null, null, null, null, null, null, null);

    /** All claims of an organisation; all claims if null. */
    public static ClaimFilter of(@Nullable String organisation) {
        return new ClaimFilter(null, null, null, organisation, null, null, null);
    }

    private static final Set<WhoMustAct> VENDOR = EnumSet.of(WhoMustAct.REVIEWER, WhoMustAct.FINANCE);
    private static final Set<WhoMustAct> ANYBODY = EnumSet.allOf(WhoMustAct.class);

    /**
     * The claims that it asks for.
     *
     * @param closed whether they are all of one closed organisation, so that drafts are never due
     * @throws Refusal MALFORMED when a part is malformed
     */
    ClaimSelection selection(Instant now, boolean closed) {
        Set<ClaimStatus> statuses = EnumSet.allOf(ClaimStatus.class);
        List<Bson> wanted = new ArrayList<>();
        List<Bson> narrowed = new ArrayList<>();
        List<Bson> due = new ArrayList<>();
        if (status != null && !status.isEmpty()) {
            Set<String> given = StatusFilter.words(status);
            statuses.retainAll(StatusFilter.statuses(given));
            if (StatusFilter.ofDisputesAlone(given)) {
                wanted.add(ofDisputes());
            }
        }
        if (programme != null) {
            wanted.add(Filters.eq("programme", programme));
        }
        if (Boolean.TRUE.equals(overdue)) {
            statuses.retainAll(NextStep.withDeadline(VENDOR));
            wanted.add(Filters.gte(DEADLINE, ClaimSortKeys.first()));
            due.add(isOver(now));
        } else if (overdue != null) {
            wanted.add(Filters.exists(ViewDocument.KEY));
            narrowed.add(Filters.nor(Filters.and(ClaimSelection.in(NextStep.withDeadline(VENDOR)), isOver(now))));
        }
        if (dueBefore != null) {
            statuses.retainAll(NextStep.withDeadline(ANYBODY));
            wanted.add(Filters.and(
                    Filters.gte(DEADLINE, ClaimSortKeys.first()),
                    Filters.lt(DEADLINE, ClaimSortKeys.from(instant(dueBefore)))));
            narrowed.add(
                    Filters.nor(Filters.and(Filters.eq(ListedClaim.STATUS, ClaimStatus.REJECTED.name()), isOver(now))));
            due.add(Filters.lt(DEADLINE, ClaimSortKeys.from(instant(dueBefore))));
            if (closed) {
                narrowed.add(Filters.ne(ListedClaim.STATUS, ClaimStatus.EDITING.name()));
            }
        }
        return new ClaimSelection(
                statuses,
                organisation,
                period == null ? null : label(period),
                null,
                false,
                wanted,
                narrowed,
                words(),
                due);
    }

    private List<Bson> words() {
        return q == null || CanonicalText.isEmpty(q) ? List.of() : SearchWords.found("words", q);
    }

    /** Of claims whose partner must act, only those that a dispute waits for; all others as they are. */
    private static Bson ofDisputes() {
        return Filters.nor(Filters.and(
                Filters.eq(ListedClaim.STATUS, ClaimStatus.ACTION_REQUIRED.name()),
                Filters.ne(ListedClaim.ORIGIN, RequestOrigin.DISPUTE.name())));
    }

    private static Bson isOver(Instant now) {
        return Filters.and(
                Filters.gte(DEADLINE, ClaimSortKeys.first()), Filters.lt(DEADLINE, ClaimSortKeys.behind(now)));
    }

    private static String label(String given) {
        try {
            return EarningPeriod.ofLabel(given).label();
        } catch (IllegalArgumentException unknown) {
            throw Refusal.of(RequestCode.PERIOD_EXPECTED);
        }
    }

    private static Instant instant(String given) {
        try {
            Instant instant = Instant.parse(given);
            Date.from(instant);
            return instant;
        } catch (DateTimeException | IllegalArgumentException malformed) {
            throw Refusal.of(RequestCode.INSTANT_EXPECTED, "dueBefore");
        }
    }
}
