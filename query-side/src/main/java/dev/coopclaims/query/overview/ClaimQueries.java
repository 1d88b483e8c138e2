package dev.coopclaims.query.overview;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.query.organisation.Memberships;
import dev.coopclaims.query.organisation.OrganisationNow;
import dev.coopclaims.query.parameter.RequestParameters;
import dev.coopclaims.query.progress.Advice;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Pages;
import dev.coopclaims.query.web.Reach;
import dev.coopclaims.query.web.Read;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The list of claims, answered within what the reader may see. */
public final class ClaimQueries {
    private static final int MAX_KEYS_PER_LOOKUP = 1_000;

    private final Pages pages;
    private final RequestParameters named;
    private final Clock clock;
    private final Advice advice;

    /** @param clock domain time (T-6) */
    public ClaimQueries(Pages pages, RequestParameters named, Clock clock, Advice advice) {
        this.pages = pages;
        this.named = named;
        this.clock = clock;
        this.advice = advice;
    }

    /**
     * A page of the list.
     *
     * @param sort as the request names it; null: the newest first
     * @throws dev.coopclaims.kernel.refusal.Refusal MALFORMED for a malformed filter, sort or cursor; NOT_FOUND for an
     *     organisation that the reader may not see
     */
    public Page<ClaimRow> list(ClaimFilter filter, @Nullable String sort, Read read, PageRequest request) {
        named.organisation(filter.organisation(), read);
        named.programme(filter.programme());
        ClaimSelection selection = filter.selection(clock.instant(), asksForDueOfClosed(filter, read));
        return rows(find(selection, ClaimSort.of(sort), read, request), read);
    }

    /** Whether a closed organisation's list is asked for what is due; else no organisation is looked up. */
    private static boolean asksForDueOfClosed(ClaimFilter filter, Read read) {
        Actor reader = read.actor();
        String asked = filter.organisation();
        if (filter.dueBefore() == null || (reader.isVendor() && asked == null)) {
            return false;
        }
        OrganisationId only = asked == null ? reader.organisation() : new OrganisationId(asked);
        return OrganisationNow.of(only, read).isClosed();
    }

    /**
     * A page of any list of claims, within what the reader may see.
     */
    public Page<ViewDocument<ListedClaim>> find(
            ClaimSelection selection, ClaimSort sort, Read read, PageRequest request) {
        Reach reach = Memberships.of(read);
        ViewReader<ListedClaim> claims = read.of(ListedClaim.VIEW);
        ClaimFinder finder = new ClaimFinder(claims, selection, sort, reach);
        return pages.read(
                claims,
                Filters.and(reach.claims(), selection.stable()),
                sort.order(),
                request,
                (wanted, behind) ->
                        finder.first(request.limit() + 1, Filters.and(wanted, selection.changing()), behind));
    }

    /** Checks the parameter {@code programme} of another list, see {@link RequestParameters#programme}. */
    public void requireProgramme(@Nullable String programme) {
        named.programme(programme);
    }

    /** The same page with its claims as the reader sees them. */
    public Page<ClaimRow> rows(Page<ViewDocument<ListedClaim>> found, Read read) {
        return Pages.map(found, rows(found.items(), read));
    }

    /**
     * How the reader sees a claim that was found; the function knows only the organisations of these claims.
     *
     * @param found at most {@link PageRequest#MAX_LIMIT_ITEMS}
     */
    public Function<ViewDocument<ListedClaim>, ClaimRow> rows(List<ViewDocument<ListedClaim>> found, Read read) {
        Instant now = clock.instant();
        Map<OrganisationId, OrganisationNow> organisations = OrganisationNow.of(
                found.stream().map(claim -> claim.content().organisation()).toList(), read);
        return claim -> {
            ListedClaim listed = claim.content();
            return ClaimRow.of(
                    claim.key(), listed, Objects.requireNonNull(organisations.get(listed.organisation())), advice, now);
        };
    }

    /**
     * @throws dev.coopclaims.kernel.refusal.Refusal the same as for a claim that does not exist, when it is outside the
     *     reach
     */
    public void requireSeen(String claim, Reach reach, Read read) {
        if (read.of(ListedClaim.VIEW).find(claim, reach.claims()).isEmpty()) {
            throw Refusal.of(RequestCode.NO_SUCH_CLAIM);
        }
    }

    /** The numbers of those of the claims that are within the reach. */
    public Map<ClaimId, String> numbers(Collection<ClaimId> wanted, Reach reach, Read read) {
        List<String> keys = wanted.stream().map(ClaimId::value).sorted().toList();
        Map<ClaimId, String> numbers = new HashMap<>();
        for (int from = 0; from < keys.size(); from += MAX_KEYS_PER_LOOKUP) {
            read.of(ListedClaim.VIEW)
                    .findAll(keys.subList(from, Math.min(from + MAX_KEYS_PER_LOOKUP, keys.size())))
                    .forEach((key, found) -> {
                        ListedClaim claim = found.content();
                        if (reach.seesClaim(claim.organisation(), claim.programme(), claim.location())) {
                            numbers.put(new ClaimId(key), claim.number());
                        }
                    });
        }
        return numbers;
    }
}
