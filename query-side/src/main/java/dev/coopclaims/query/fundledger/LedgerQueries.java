package dev.coopclaims.query.fundledger;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.query.fundbalances.FundQueries;
import dev.coopclaims.query.fundbalances.FundRow;
import dev.coopclaims.query.organisation.Memberships;
import dev.coopclaims.query.overview.ListedClaim;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.web.Order;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Pages;
import dev.coopclaims.query.web.Reach;
import dev.coopclaims.query.web.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Queries for a fund's ledger, answered within what the reader may see. */
public final class LedgerQueries {
    /** The most entries of one CSV answer; a longer ledger continues with its cursor. */
    public static final int MAX_CSV_ENTRIES = 20_000;

    private static final Order AS_IT_HAPPENED = Order.ascending(ViewDocument.POSITION);

    private final Pages pages;
    private final FundQueries funds;

    public LedgerQueries(Pages pages, FundQueries funds) {
        this.pages = pages;
        this.funds = funds;
    }

    /**
     * The fund of a ledger. If the reader may not see it, the refusal is the same as for a fund that does not exist.
     */
    public FundRow fund(String fund, Read read) {
        return funds.one(fund, read);
    }

    /**
     * Entries of a fund that the reader may see, in order of time. Funds have no location: readers limited to some
     * locations see every entry, since together they explain the balance, but not which claims of other locations they
     * belong to.
     */
    public Page<LedgerRow> list(FundRow fund, Read read, PageRequest request) {
        Reach reach = Memberships.of(read);
        Page<ViewDocument<LedgerEntry>> found = pages.read(
                read.of(LedgerEntry.VIEW), Filters.eq("fund", fund.fund().value()), AS_IT_HAPPENED, request);
        Map<String, ViewDocument<ListedClaim>> named = read.of(ListedClaim.VIEW)
                .findAll(found.items().stream()
                        .map(entry -> entry.content().claim())
                        .filter(Objects::nonNull)
                        .map(ClaimId::value)
                        .distinct()
                        .toList());
        return Pages.map(found, entry -> row(entry, named, reach));
    }

    /** As {@link #list}, but with as many entries as a CSV answer may have. */
    public Page<LedgerRow> listForCsv(FundRow fund, Read read, @Nullable String cursor) {
        List<LedgerRow> rows = new ArrayList<>();
        String next = cursor;
        do {
            Page<LedgerRow> page = list(fund, read, new PageRequest(PageRequest.MAX_LIMIT_ITEMS, next));
            rows.addAll(page.items());
            next = page.next();
        } while (next != null && rows.size() + PageRequest.MAX_LIMIT_ITEMS <= MAX_CSV_ENTRIES);
        return new Page<>(rows, next);
    }

    private static LedgerRow row(
            ViewDocument<LedgerEntry> document, Map<String, ViewDocument<ListedClaim>> named, Reach reach) {
        LedgerEntry entry = document.content();
        ClaimId claim = entry.claim();
        ViewDocument<ListedClaim> listed = claim == null ? null : named.get(claim.value());
        if (listed == null) {
            boolean shown = reach.locations().isEmpty();
            return LedgerRow.of(document.position(), entry, shown ? claim : null, null);
        }
        return reach.seesLocation(listed.content().location())
                ? LedgerRow.of(
                        document.position(), entry, claim, listed.content().number())
                : LedgerRow.of(document.position(), entry, null, null);
    }
}
