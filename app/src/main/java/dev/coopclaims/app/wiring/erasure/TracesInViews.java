package dev.coopclaims.app.wiring.erasure;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.command.erasure.Subject;
import dev.coopclaims.command.erasure.Traces;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.erasure.ErasureKind;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.query.history.HistoryEntry;
import dev.coopclaims.query.hold.HeldThing;
import dev.coopclaims.query.organisation.Member;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds where a person or an organisation is known (H-6). */
final class TracesInViews implements Traces.Finder {
    /** More organisations or claims under hold than anybody is concerned by. */
    private static final int MOST = 10_000;

    private final Views views;
    private final Predicate<View<?>> complete;

    /**
     * @param views that may be behind
     * @param complete whether a view holds everything, as far as it has come
     */
    TracesInViews(Views views, Predicate<View<?>> complete) {
        this.views = views;
        this.complete = complete;
    }

    /** @throws Refusal unavailable while one of the views is being filled: what it lacks might stand against an erasure */
    @Override
    public Traces of(Subject subject) {
        for (View<?> view : List.of(Member.VIEW, HeldThing.VIEW, HistoryEntry.VIEW)) {
            if (!complete.test(view)) {
                throw Refusal.of(RequestCode.VIEW_BEING_FILLED, view.name());
            }
        }
        if (subject.kind() == ErasureKind.ORGANISATION) {
            OrganisationId organisation = new OrganisationId(subject.id());
            return new Traces(List.of(organisation), held(List.of(organisation), null));
        }
        List<OrganisationId> organisations = views
                .of(Member.VIEW)
                .find(Filters.eq("user", subject.id()), Sorts.ascending(ViewDocument.KEY), MOST)
                .stream()
                .map(member -> member.content().organisation())
                .distinct()
                .toList();
        return new Traces(organisations, held(organisations, subject.id()));
    }

    private List<ClaimId> held(List<OrganisationId> organisations, @Nullable String person) {
        List<ClaimId> claims = new ArrayList<>();
        for (ViewDocument<HeldThing> held : views.of(HeldThing.VIEW)
                .find(Filters.eq(HeldThing.HELD, true), Sorts.ascending(ViewDocument.KEY), MOST)) {
            HeldThing thing = held.content();
            if (thing.target().startsWith(ClaimId.KIND + "-")
                    && (organisations.contains(thing.partner()) || (person != null && acted(person, thing.target())))) {
                claims.add(new ClaimId(thing.target()));
            }
        }
        return claims;
    }

    private boolean acted(String person, String claim) {
        return !views.of(HistoryEntry.VIEW)
                .find(
                        Filters.and(Filters.eq(HistoryEntry.PERSON, person), Filters.eq("claim", claim)),
                        Sorts.descending(ViewDocument.POSITION),
                        1)
                .isEmpty();
    }
}
