package dev.coopclaims.query.overview;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.text.CanonicalText;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.progress.WhoMustAct;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.text.SearchWords;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a request for claims; an absent part does not filter.
 *
 * @param status one of these words (C-1), see {@link StatusFilter}
 * @param period label of an earning period
 * @param q prefixes of words in the number, the title, suppliers' names or invoice numbers, at most 100 characters
 * @param overdue whether the vendor's side should have acted by now (V-1)
 * @param dueBefore the next deadline ends before this instant
 */
public record ClaimFilter(
        @Nullable List<String> status,
        @Nullable String programme,
        @Nullable String period,
        @Nullable String organisation,
        @Nullable String q,
        @Nullable Boolean overdue,
        @Nullable String dueBefore) {

    /** All claims. */
    public static final ClaimFilter ALL = new ClaimFilter(null, null, null, null, null, null, null);

    /** All claims of an organisation; all claims if null. */
    public static ClaimFilter of(@Nullable String organisation) {
        return new ClaimFilter(null, null, null, organisation, null, null, null);
    }

    private static final String DEADLINE = ListedClaim.DEADLINE;

    /**
     * The conditions that stay the same from page to page.
     *
     * @throws Refusal MALFORMED when a part is malformed
     */
    List<Bson> conditions() {
        List<Bson> all = new ArrayList<>();
        if (status != null && !status.isEmpty()) {
            all.add(StatusFilter.of(status));
        }
        if (programme != null) {
            all.add(Filters.eq("programme", programme));
        }
        if (period != null) {
            all.add(Filters.eq("period", label(period)));
        }
        if (organisation != null) {
            all.add(Filters.eq("organisation", organisation));
        }
        if (q != null && !CanonicalText.isEmpty(q)) {
            all.add(SearchWords.found("words", q));
        }
        if (overdue != null) {
            all.add(overdue ? ofVendor() : Filters.exists(ViewDocument.KEY));
        }
        if (dueBefore != null) {
            all.add(Filters.lt(DEADLINE, Date.from(instant(dueBefore))));
        }
        return all;
    }

    /** The conditions that depend on the clock. */
    Bson conditionsAt(Instant now) {
        Date instant = Date.from(now);
        List<Bson> all = new ArrayList<>();
        if (overdue != null) {
            Bson late = Filters.and(ofVendor(), Filters.lte(DEADLINE, instant));
            all.add(overdue ? late : Filters.nor(late));
        }
        if (dueBefore != null) {
            all.add(Filters.nor(Filters.and(
                    Filters.eq(ListedClaim.STATUS, ClaimStatus.REJECTED.name()), Filters.lte(DEADLINE, instant))));
        }
        return all.isEmpty() ? new BsonDocument() : Filters.and(all);
    }

    private static Bson ofVendor() {
        return Filters.in(ListedClaim.WHO_MUST_ACT, WhoMustAct.REVIEWER.name(), WhoMustAct.FINANCE.name());
    }

    private static String label(String given) {
        try {
            return EarningPeriod.ofLabel(given).label();
        } catch (IllegalArgumentException unknown) {
            throw Refusal.malformed("period must be a label such as FY21-H1");
        }
    }

    private static Instant instant(String given) {
        try {
            Instant instant = Instant.parse(given);
            Date.from(instant);
            return instant;
        } catch (DateTimeException | IllegalArgumentException malformed) {
            throw Refusal.malformed("dueBefore must be an instant such as 2021-08-16T00:00:00Z");
        }
    }
}
