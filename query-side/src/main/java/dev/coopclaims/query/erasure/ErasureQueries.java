package dev.coopclaims.query.erasure;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.erasure.ErasureKind;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.query.history.HistoryEntry;
import dev.coopclaims.query.organisation.Memberships;
import dev.coopclaims.query.overview.ClaimQueries;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.web.Order;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Pages;
import dev.coopclaims.query.web.Read;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Queries for erasures. An erasure tells of the whole of the co-op, and of people wherever they work, so whoever reads them has
 * to reach everything.
 */
public final class ErasureQueries {
    /** The most entries of a history that are looked through for the claims of a person. */
    static final int MAX_ENTRIES = 10_000;

    /** The most claims that are named. */
    static final int MAX_CLAIMS = 1_000;

    private static final Order NEWEST_FIRST = Order.descending("request.at").thenDescending(ViewDocument.KEY);

    private final Pages pages;
    private final ClaimQueries claims;

    public ErasureQueries(Pages pages, ClaimQueries claims) {
        this.pages = pages;
        this.claims = claims;
    }

    /**
     * A page of the list, newest first.
     *
     * @param status a word of {@link ErasureStatus}; absent: all
     */
    Page<ErasureRow> list(@Nullable String status, Read read, PageRequest request) {
        Memberships.requireUnlimited(read);
        Bson wanted = status == null
                ? Filters.empty()
                : Filters.eq(ListedErasure.STATUS, ErasureStatus.of(status).name());
        Page<ViewDocument<ListedErasure>> page = pages.read(read.of(ListedErasure.VIEW), wanted, NEWEST_FIRST, request);
        return Pages.map(page, found -> ErasureRow.of(found.key(), found.content()));
    }

    /** One erasure, with the claims whose texts may name a person. */
    ErasureRow.Detailed one(String erasure, Read read) {
        Memberships.requireUnlimited(read);
        ListedErasure found = read.of(ListedErasure.VIEW)
                .find(erasure)
                .map(ViewDocument::content)
                .orElseThrow(() -> Refusal.of(RequestCode.NO_SUCH_ERASURE));
        ErasureRow row = ErasureRow.of(erasure, found);
        if (found.kind() != ErasureKind.PERSON) {
            return new ErasureRow.Detailed(row, List.of(), false);
        }
        List<ViewDocument<HistoryEntry>> entries = read.of(HistoryEntry.VIEW)
                .find(
                        Filters.eq(HistoryEntry.PERSON, found.subject()),
                        Sorts.descending(ViewDocument.POSITION),
                        MAX_ENTRIES,
                        HistoryEntry.BY_PERSON);
        Set<ClaimId> all = new LinkedHashSet<>();
        entries.forEach(entry -> all.add(entry.content().claim()));
        List<ClaimId> named = all.stream().limit(MAX_CLAIMS).toList();
        Map<ClaimId, String> numbers = claims.numbers(named, Memberships.of(read), read);
        return new ErasureRow.Detailed(
                row,
                named.stream()
                        .filter(numbers::containsKey)
                        .map(claim -> new ErasureRow.Mention(claim, numbers.get(claim)))
                        .toList(),
                entries.size() == MAX_ENTRIES || all.size() > named.size());
    }
}
