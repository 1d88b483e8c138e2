package dev.coopclaims.query.overview;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.organisation.Memberships;
import dev.coopclaims.query.organisation.RegisteredOrganisation;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.web.Order;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Pages;
import dev.coopclaims.query.web.Reach;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The list of claims, answered within what the asking person sees. */
public final class ClaimQueries {
    private final ViewReader<ListedClaim> claims;
    private final ViewReader<RegisteredOrganisation> organisations;
    private final Memberships memberships;
    private final People people;
    private final Clock clock;

    /** @param clock domain time (T-6) */
    public ClaimQueries(
            ViewReader<ListedClaim> claims,
            ViewReader<RegisteredOrganisation> organisations,
            Memberships memberships,
            People people,
            Clock clock) {
        this.claims = claims;
        this.organisations = organisations;
        this.memberships = memberships;
        this.people = people;
        this.clock = clock;
    }

    /**
     * A piece of the list.
     *
     * @param sort as the request names it; null: the newest first
     * @throws dev.coopclaims.kernel.refusal.Refusal MALFORMED when filter, sort or cursor is
     */
    public Page<ClaimRow> list(ClaimFilter filter, @Nullable String sort, Actor actor, PageRequest request) {
        Bson wanted = filter.conditions().isEmpty() ? new BsonDocument() : Filters.and(filter.conditions());
        return rows(find(wanted, filter.conditionsAt(clock.instant()), ClaimSort.of(sort), actor, request), actor);
    }

    /**
     * A piece of any list of claims within what the actor sees.
     *
     * @param wanted what is the same from page to page
     * @param narrowed what moves on with the clock
     */
    public Page<ViewDocument<ListedClaim>> find(
            Bson wanted, Bson narrowed, Order order, Actor actor, PageRequest request) {
        Bson seen = memberships.of(actor).claims();
        return Pages.read(new Narrowed<>(claims, narrowed), Filters.and(seen, wanted), order, request);
    }

    /** The same piece with its claims as the actor sees them. */
    public Page<ClaimRow> rows(Page<ViewDocument<ListedClaim>> found, Actor actor) {
        return Pages.map(found, rows(found.items(), actor));
    }

    /**
     * How the actor sees a claim that was found; the answer knows the names of these claims and of no others.
     *
     * @param found at most {@link PageRequest#MAX_LIMIT_ITEMS}
     */
    public Function<ViewDocument<ListedClaim>, ClaimRow> rows(List<ViewDocument<ListedClaim>> found, Actor actor) {
        Instant now = clock.instant();
        Map<String, String> names = names(found);
        Function<Author, Person> named = people.of(
                found.stream()
                        .map(claim -> claim.content().reviewer())
                        .filter(Objects::nonNull)
                        .toList(),
                actor);
        return claim -> {
            ListedClaim listed = claim.content();
            String id = listed.organisation().value();
            Author reviewer = listed.reviewer();
            return ClaimRow.of(
                    claim.key(),
                    listed,
                    names.getOrDefault(id, id),
                    reviewer == null ? null : named.apply(reviewer),
                    now);
        };
    }

    /** @throws dev.coopclaims.kernel.refusal.Refusal that of what does not exist, when the claim lies outside */
    public void requireSeen(String claim, Reach reach) {
        boolean seen = claims.find(claim)
                .map(ViewDocument::content)
                .filter(found -> reach.seesClaim(found.organisation(), found.programme(), found.location()))
                .isPresent();
        if (!seen) {
            throw Refusal.notFound("no such claim");
        }
    }

    private Map<String, String> names(List<ViewDocument<ListedClaim>> listed) {
        Map<String, String> names = new HashMap<>();
        organisations
                .findAll(listed.stream()
                        .map(claim -> claim.content().organisation())
                        .distinct()
                        .map(OrganisationId::value)
                        .toList())
                .forEach((id, organisation) ->
                        names.put(id, organisation.content().name()));
        return names;
    }
}
