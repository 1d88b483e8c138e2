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
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.projection.Views;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Finds where a person or an organisation is known (H-6). */
final class TracesInViews implements Traces.Finder {
    private static final int PAGE = 1_000;
    private static final int CLAIMS_AT_ONCE = 500;

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

    /**
     * @throws Refusal unavailable while one of the views is being filled, or stands still where the subject may be: what it lacks
     *     might stand against an erasure
     */
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
        List<OrganisationId> organisations = memberships(subject.id());
        return new Traces(organisations, held(organisations, subject.id()));
    }

    private List<OrganisationId> memberships(String person) {
        ViewReader<Member> members = views.of(Member.VIEW);
        Bson keys = Filters.regex(ViewDocument.KEY, "/" + Pattern.quote(person) + "$");
        refuse(members.lacksUnknown(keys));
        List<OrganisationId> organisations = all(members, Filters.eq("user", person)).stream()
                .map(member -> member.content().organisation())
                .distinct()
                .toList();
        refuse(members.lacksUnknown(keys));
        return organisations;
    }

    /**
     * Also what stands still, as it may be under hold by now: what is named here is read afresh. Of which nothing is known, it may be
     * anybody's.
     */
    private List<ClaimId> held(List<OrganisationId> organisations, @Nullable String person) {
        ViewReader<HeldThing> holds = views.of(HeldThing.VIEW);
        refuse(holds.lacksUnknown(Filters.empty()));
        Set<String> concerned = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        for (ViewDocument<HeldThing> held :
                all(holds, Filters.or(Filters.eq(HeldThing.HELD, true), ViewDocument.standingStillNow()))) {
            HeldThing thing = held.content();
            if (thing.target().startsWith(ClaimId.KIND + "-")) {
                (organisations.contains(thing.partner()) ? concerned : others).add(thing.target());
            }
        }
        refuse(holds.lacksUnknown(Filters.empty()));
        if (person != null) {
            List<String> asked = List.copyOf(others);
            for (int from = 0; from < asked.size(); from += CLAIMS_AT_ONCE) {
                concerned.addAll(acted(person, asked.subList(from, Math.min(from + CLAIMS_AT_ONCE, asked.size()))));
            }
        }
        return concerned.stream().map(ClaimId::new).toList();
    }

    /** In which of the claims the person acted: few questions, however many claims are under hold. */
    private Set<String> acted(String person, List<String> claims) {
        ViewReader<HistoryEntry> history = views.of(HistoryEntry.VIEW);
        Bson keys = Filters.or(claims.stream().map(HistoryEntry::keysOf).toList());
        refuse(history.lacksUnknown(keys));
        Set<String> acted = new LinkedHashSet<>();
        Set<String> left = new LinkedHashSet<>(claims);
        boolean more = true;
        while (more) {
            List<String> found = history.texts(
                    Filters.and(Filters.eq(HistoryEntry.PERSON, person), Filters.in(HistoryEntry.CLAIM, left)),
                    HistoryEntry.CLAIM,
                    PAGE,
                    null);
            acted.addAll(found);
            found.forEach(left::remove);
            more = found.size() == PAGE && !left.isEmpty();
        }
        refuse(history.lacksUnknown(keys));
        return acted;
    }

    /** However many: whatever is left out might stand against an erasure. */
    private static <V extends Record> List<ViewDocument<V>> all(ViewReader<V> reader, Bson filter) {
        List<ViewDocument<V>> all = new ArrayList<>();
        List<ViewDocument<V>> page = reader.find(filter, Sorts.ascending(ViewDocument.KEY), PAGE);
        all.addAll(page);
        while (page.size() == PAGE) {
            page = reader.find(
                    Filters.and(
                            filter, Filters.gt(ViewDocument.KEY, page.getLast().key())),
                    Sorts.ascending(ViewDocument.KEY),
                    PAGE);
            all.addAll(page);
        }
        return all;
    }

    /** Asked before and after: what begins to stand still while documents are read is noticed, and what ends to do so. */
    private static void refuse(boolean lacksUnknown) {
        if (lacksUnknown) {
            throw Refusal.of(RequestCode.STANDS_STILL);
        }
    }
}
