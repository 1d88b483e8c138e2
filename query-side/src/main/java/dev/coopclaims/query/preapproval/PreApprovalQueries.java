package dev.coopclaims.query.preapproval;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.query.organisation.Memberships;
import dev.coopclaims.query.overview.ClaimQueries;
import dev.coopclaims.query.parameter.RequestParameters;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Queries for pre-approvals, answered within what the reader may see. Readers limited to some locations see
 * those for their locations and those that name none, with their totals, but not which claims of other locations draw
 * on them.
 */
public final class PreApprovalQueries {
    private static final Order NEWEST_FIRST = Order.descending("requestedAt").thenDescending(ViewDocument.KEY);

    private final Pages pages;
    private final ClaimQueries claims;
    private final RequestParameters named;

    public PreApprovalQueries(Pages pages, ClaimQueries claims, RequestParameters named) {
        this.pages = pages;
        this.claims = claims;
        this.named = named;
    }

    /**
     * The filter; an absent part does not filter.
     *
     * @param status a word of {@link PreApprovalStatus}
     */
    public record Wanted(
            @Nullable String organisation,
            @Nullable String programme,
            @Nullable String status) {}

    /** One pre-approval. If the reader may not see it, the refusal is the same as for one that does not exist. */
    public PreApprovalRow one(String preApproval, Read read) {
        Reach reach = Memberships.of(read);
        ViewDocument<ListedPreApproval> found = read.of(ListedPreApproval.VIEW)
                .find(preApproval, reach.preApprovals())
                .orElseThrow(() -> Refusal.of(RequestCode.NO_SUCH_PRE_APPROVAL));
        return rows(List.of(found), reach, read).apply(found);
    }

    /**
     * A page of the list, newest first.
     *
     * @throws Refusal MALFORMED for a malformed parameter or cursor, NOT_FOUND for an organisation that the reader may
     *     not see
     */
    public Page<PreApprovalRow> list(Wanted wanted, Read read, PageRequest request) {
        Reach reach = Memberships.of(read);
        Page<ViewDocument<ListedPreApproval>> page = pages.read(
                read.of(ListedPreApproval.VIEW), Filters.and(conditions(wanted, reach, read)), NEWEST_FIRST, request);
        return Pages.map(page, rows(page.items(), reach, read));
    }

    private List<Bson> conditions(Wanted wanted, Reach reach, Read read) {
        named.organisation(wanted.organisation(), read);
        named.programme(wanted.programme());
        List<Bson> all = new ArrayList<>(List.of(reach.preApprovals()));
        if (wanted.organisation() != null) {
            all.add(Filters.eq("organisation", wanted.organisation()));
        }
        if (wanted.programme() != null) {
            all.add(Filters.eq("programme", wanted.programme()));
        }
        if (wanted.status() != null) {
            all.add(Filters.eq("status", PreApprovalStatus.of(wanted.status()).name()));
        }
        return all;
    }

    private Function<ViewDocument<ListedPreApproval>, PreApprovalRow> rows(
            List<ViewDocument<ListedPreApproval>> found, Reach reach, Read read) {
        Map<ClaimId, String> numbers = claims.numbers(
                found.stream()
                        .flatMap(document -> document.content().draws().stream())
                        .map(ListedPreApproval.Draw::claim)
                        .collect(Collectors.toSet()),
                reach,
                read);
        return document -> PreApprovalRow.of(document.key(), document.content(), numbers);
    }
}
