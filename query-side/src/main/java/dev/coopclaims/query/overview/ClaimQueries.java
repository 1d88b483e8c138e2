package dev.coopclaims.query.overview;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.query.organisation.RegisteredOrganisation;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Pages;
import dev.coopclaims.query.web.Visibility;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The list of claims, answered within what the asking person sees. */
public final class ClaimQueries {
    private final ViewReader<ListedClaim> claims;
    private final ViewReader<RegisteredOrganisation> organisations;
    private final People people;
    private final Clock clock;

    /** @param clock domain time (T-6) */
    public ClaimQueries(
            ViewReader<ListedClaim> claims,
            ViewReader<RegisteredOrganisation> organisations,
            People people,
            Clock clock) {
        this.claims = claims;
        this.organisations = organisations;
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
        List<Bson> wanted = new ArrayList<>();
        wanted.add(Visibility.of(actor).filter("organisation"));
        wanted.addAll(filter.conditions());
        Instant now = clock.instant();
        Page<ViewDocument<ListedClaim>> found = Pages.read(
                new Narrowed<>(claims, filter.conditionsAt(now)), Filters.and(wanted), ClaimSort.of(sort), request);
        Map<String, String> names = names(found.items());
        Function<Author, Person> named = people.of(
                found.items().stream()
                        .map(claim -> claim.content().reviewer())
                        .filter(Objects::nonNull)
                        .toList(),
                actor);
        return Pages.map(found, claim -> {
            ListedClaim listed = claim.content();
            String id = listed.organisation().value();
            Author reviewer = listed.reviewer();
            return ClaimRow.of(
                    claim.key(),
                    listed,
                    names.getOrDefault(id, id),
                    reviewer == null ? null : named.apply(reviewer),
                    now);
        });
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
