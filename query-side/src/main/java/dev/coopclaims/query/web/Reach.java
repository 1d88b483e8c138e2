package dev.coopclaims.query.web;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.conversions.Bson;

/**
 * Which claims and funds of the organisations somebody may see: {@link Visibility} within the limits of the membership
 * . Everything else is answered as if it did not exist.
 *
 * @param programmes codes; empty: all
 * @param locations codes; empty: all. They limit claims, and pre-approvals that name one; a fund has none
 */
public record Reach(Visibility visibility, Set<String> programmes, Set<String> locations) {

    public Reach {
        programmes = Set.copyOf(programmes);
        locations = Set.copyOf(locations);
    }

    /** Without the limits of a membership. */
    public static Reach unlimited(Visibility visibility) {
        return new Reach(visibility, Set.of(), Set.of());
    }

    /** Whether everything that {@link #visibility} allows can be seen. */
    public boolean isUnlimited() {
        return programmes.isEmpty() && locations.isEmpty();
    }

    public boolean seesClaim(OrganisationId organisation, String programme, String location) {
        return seesFund(organisation, programme) && seesLocation(location);
    }

    public boolean seesFund(OrganisationId organisation, String programme) {
        return visibility.sees(organisation) && (programmes.isEmpty() || programmes.contains(programme));
    }

    /** Whether claims of the location can be seen. */
    public boolean seesLocation(String location) {
        return locations.isEmpty() || locations.contains(location);
    }

    /** A condition for the claims, on {@code organisation}, {@code programme} and {@code location}. */
    public Bson claims() {
        return claims("");
    }

    /**
     * The same when these fields are nested.
     *
     * @param prefix the path to them, such as {@code form.}
     */
    public Bson claims(String prefix) {
        List<Bson> all = new ArrayList<>(List.of(visibility.filter(prefix + "organisation")));
        add(all, prefix + "programme", programmes);
        add(all, prefix + "location", locations);
        return all.size() == 1 ? all.getFirst() : Filters.and(all);
    }

    /** A condition for the funds, on {@code organisation} and {@code programme}. */
    public Bson funds() {
        List<Bson> all = new ArrayList<>(List.of(visibility.filter("organisation")));
        add(all, "programme", programmes);
        return all.size() == 1 ? all.getFirst() : Filters.and(all);
    }

    /** A condition for the pre-approvals, as for claims, but that {@code location} may be absent. */
    public Bson preApprovals() {
        return locations.isEmpty()
                ? funds()
                : Filters.and(
                        funds(),
                        Filters.or(
                                Filters.exists("location", false), Filters.in("location", new TreeSet<>(locations))));
    }

    /** A condition for exceptions, which concern everything of what they do not name. */
    public Bson exceptions() {
        List<Bson> all = new ArrayList<>(List.of(visibility.filter("organisation")));
        addOrAbsent(all, "programme", programmes);
        addOrAbsent(all, "location", locations);
        return all.size() == 1 ? all.getFirst() : Filters.and(all);
    }

    private static void addOrAbsent(List<Bson> all, String field, Set<String> codes) {
        if (!codes.isEmpty()) {
            all.add(Filters.or(Filters.exists(field, false), Filters.in(field, new TreeSet<>(codes))));
        }
    }

    // Sorted, because a cursor is valid only for the same filter.
    private static void add(List<Bson> all, String field, Set<String> codes) {
        if (!codes.isEmpty()) {
            all.add(Filters.in(field, new TreeSet<>(codes)));
        }
    }
}
