package dev.coopclaims.query.overview;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.query.overview.ClaimIndexes.Lead;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.web.Pages.Found;
import dev.coopclaims.query.web.Reach;
import dev.coopclaims.query.web.Visibility;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

/**
 * Finds the first claims of a list in its order, by indexes alone (record 49). What is searched for or due is looked up
 * first where that is another index than the order's: if it is little, it is sorted here; if it is much, reading in the
 * list's order comes upon it soon, or comes to the page's end in any case.
 */
final class ClaimFinder {
    /** Up to so many claims are little. */
    static final int FEW = 1_000;
    /** So many words of a search are looked up at most: each may cost {@link #FEW} documents, and a search may have 50. */
    private static final int WORDS = 3;
    /** So many places of an order one page comes to at most: what they hold is read in 10 ms or so. */
    static final int PLACES = 2_000;
    /** How often the first claims are picked before the list is read in its order. */
    private static final int ATTEMPTS = 3;

    /** An order, and the index that every collection has. */
    private static final Bson BY_KEY = Sorts.ascending(ViewDocument.KEY);

    private final ViewReader<ListedClaim> claims;
    private final ClaimSelection selection;
    private final ClaimSort sort;
    private final Lead lead;
    private final Bson organisation;
    private final boolean limited;

    /** @param reach which claims the reader sees */
    ClaimFinder(ViewReader<ListedClaim> claims, ClaimSelection selection, ClaimSort sort, Reach reach) {
        Visibility seen = reach.visibility();
        this.limited = !reach.isUnlimited();
        this.claims = claims;
        this.selection = selection;
        this.sort = sort;
        this.lead = lead(selection, !seen.seesEverybody());
        this.organisation = selection.organisation() == null
                ? seen.filter(ListedClaim.ORGANISATION)
                : Filters.and(
                        seen.filter(ListedClaim.ORGANISATION),
                        Filters.eq(ListedClaim.ORGANISATION, selection.organisation()));
    }

    private static Lead lead(ClaimSelection selection, boolean ofOneOrganisation) {
        if (selection.awaitsPartner()) {
            return Lead.TASKS;
        }
        if (ofOneOrganisation || selection.organisation() != null) {
            return Lead.ORGANISATION;
        }
        if (selection.reviewer() != null) {
            return Lead.REVIEWER;
        }
        return selection.period() != null ? Lead.PERIOD : Lead.NOTHING;
    }

    /**
     * The first claims of the list.
     *
     * @param wanted all its conditions
     * @param behind the place that they come behind
     */
    Found<ListedClaim> first(int limit, Bson wanted, Bson behind) {
        return few().flatMap(keys -> sorted(keys, limit, wanted))
                .map(all -> new Found<>(all, null))
                .orElseGet(() -> inOrder(limit, wanted, behind));
    }

    /** The database looks at what matches by the index alone, so where that may be much, the page has an end. */
    private Found<ListedClaim> inOrder(int limit, Bson wanted, Bson behind) {
        Bson index = ClaimIndexes.of(lead, sort.by());
        Bson order = sort.order().sort();
        Optional<String> end = isByTheIndexAlone()
                ? Optional.empty()
                : claims.textAt(
                        Filters.and(byTheIndex(), behind), order, sort.by().field(), PLACES - 1, index);
        List<ViewDocument<ListedClaim>> found = claims.find(
                end.map(last -> Filters.and(wanted, notBehind(last))).orElse(wanted), order, limit, index);
        return new Found<>(found, end.orElse(null));
    }

    /** Whether the index holds everything that the list asks for, or what it begins with is little. */
    private boolean isByTheIndexAlone() {
        if (lead == Lead.REVIEWER || lead == Lead.TASKS) {
            return true;
        }
        boolean ofTheQueue = lead == Lead.NOTHING && sort.by() == ClaimSort.By.NEXT_DEADLINE;
        return !limited
                && selection.words().isEmpty()
                && (ofTheQueue || selection.isPlain())
                && (lead != Lead.ORGANISATION || selection.period() == null);
    }

    private Bson byTheIndex() {
        Bson statuses = ClaimSelection.in(selection.statuses());
        return switch (lead) {
            case ORGANISATION -> Filters.and(organisation, statuses);
            case PERIOD -> Filters.and(Filters.eq(ListedClaim.PERIOD, selection.period()), statuses);
            default -> statuses;
        };
    }

    private Bson notBehind(String last) {
        String field = sort.by().field();
        return sort.ascending() ? Filters.lte(field, last) : Filters.gte(field, last);
    }

    /**
     * The keys of all claims that are searched for or due, and of some others, when these are few. Of a partner's claims
     * only its own are looked at, so that nobody learns how many others have.
     */
    private Optional<List<String>> few() {
        List<Bson> longest = selection.words().stream().limit(WORDS).toList();
        for (Bson word : longest) {
            Bson wanted = lead == Lead.ORGANISATION ? Filters.and(organisation, word) : word;
            List<String> keys = claims.texts(wanted, ViewDocument.KEY, FEW + 1, ClaimIndexes.ofWords(lead));
            if (keys.size() <= FEW) {
                return Optional.of(keys);
            }
        }
        // The claims of one organisation are read in their order: those that have a deadline are not many.
        return selection.due().isEmpty() || lead == Lead.ORGANISATION || sort.by() == ClaimSort.By.NEXT_DEADLINE
                ? Optional.empty()
                : fewDue();
    }

    private Optional<List<String>> fewDue() {
        ClaimSort.By deadline = ClaimSort.By.NEXT_DEADLINE;
        Bson due = Filters.and(
                selection.limited(),
                Filters.gte(deadline.field(), ClaimSortKeys.first()),
                Filters.and(selection.due()));
        List<String> places = claims.texts(due, deadline.field(), FEW + 1, ClaimIndexes.of(lead, deadline));
        return places.size() <= FEW
                ? Optional.of(places.stream().map(ClaimSortKeys::claimOf).toList())
                : Optional.empty();
    }

    /** The first of these claims; nothing if some that were picked had changed whenever they were read. */
    private Optional<List<ViewDocument<ListedClaim>>> sorted(List<String> keys, int limit, Bson wanted) {
        if (keys.size() <= limit) {
            return Optional.of(read(keys, wanted));
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<String> places = firstOf(keys, limit, wanted);
            List<ViewDocument<ListedClaim>> found = read(
                    places.stream().map(ClaimSortKeys::claimOf).toList(),
                    Filters.and(Filters.in(sort.by().field(), places), wanted));
            // With fewer the list would seem to end here, and the next page would begin behind a claim that has moved.
            if (found.size() == places.size()) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Those of the claims that match, in the list's order. */
    private List<ViewDocument<ListedClaim>> read(List<String> keys, Bson wanted) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Comparator<ViewDocument<ListedClaim>> ascending =
                Comparator.comparing(claim -> sort.by().keyOf(claim.content()));
        return claims
                .find(Filters.and(Filters.in(ViewDocument.KEY, keys), wanted), BY_KEY, keys.size(), BY_KEY)
                .stream()
                .sorted(sort.ascending() ? ascending : ascending.reversed())
                .toList();
    }

    /** The first places of these claims in the order. */
    private List<String> firstOf(List<String> keys, int limit, Bson wanted) {
        Comparator<String> ascending = Comparator.naturalOrder();
        return claims
                .texts(
                        Filters.and(Filters.in(ViewDocument.KEY, keys), wanted),
                        sort.by().field(),
                        FEW,
                        null)
                .stream()
                .sorted(sort.ascending() ? ascending : ascending.reversed())
                .limit(limit)
                .toList();
    }
}
