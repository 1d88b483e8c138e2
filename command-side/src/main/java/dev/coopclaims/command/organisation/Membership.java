package dev.coopclaims.command.organisation;

import dev.coopclaims.kernel.organisation.Role;
import java.util.Set;

/**
 * As what a person acts for an organisation, and how far.
 *
 * @param programmes codes; empty: all
 * @param locations codes; empty: all
 */
public record Membership(Role role, Set<String> programmes, Set<String> locations) {

    public Membership {
        programmes = Set.copyOf(programmes);
        locations = Set.copyOf(locations);
    }

    /** A membership without limits. */
    public static Membership of(Role role) {
        return new Membership(role, Set.of(), Set.of());
    }

    /** Whether what is of the programme and the location lies inside. */
    public boolean reaches(String programme, String location) {
        return (programmes.isEmpty() || programmes.contains(programme))
                && (locations.isEmpty() || locations.contains(location));
    }

    Membership as(Role changed) {
        return new Membership(changed, programmes, locations);
    }

    Membership within(Set<String> onlyProgrammes, Set<String> onlyLocations) {
        return new Membership(role, onlyProgrammes, onlyLocations);
    }
}
