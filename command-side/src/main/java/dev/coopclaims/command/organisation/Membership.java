package dev.coopclaims.command.organisation;

import dev.coopclaims.kernel.organisation.Grant;
import dev.coopclaims.kernel.organisation.Role;
import java.util.Set;

/**
 * A person's role in an organisation, and its limits.
 *
 * @param programmes codes; empty for all
 * @param locations codes; empty for all
 * @param grants what a machine may do beyond its role
 */
public record Membership(Role role, Set<String> programmes, Set<String> locations, Set<Grant> grants) {

    public Membership {
        programmes = Set.copyOf(programmes);
        locations = Set.copyOf(locations);
        grants = Set.copyOf(grants);
    }

    /** A membership without limits and grants. */
    public static Membership of(Role role) {
        return new Membership(role, Set.of(), Set.of(), Set.of());
    }

    /** Its limits. */
    public Reach reach() {
        return new Reach(programmes, locations);
    }

    /** Whether things of the programme and the location lie inside. */
    public boolean reaches(String programme, String location) {
        return reach().includes(programme, location);
    }

    /** Whether it reaches everything of the organisation. */
    public boolean isUnlimited() {
        return programmes.isEmpty() && locations.isEmpty();
    }

    /** Grants belong to a role. */
    Membership as(Role changed) {
        return new Membership(changed, programmes, locations, Set.of());
    }

    Membership within(Set<String> onlyProgrammes, Set<String> onlyLocations) {
        return new Membership(role, onlyProgrammes, onlyLocations, grants);
    }

    Membership with(Set<Grant> changed) {
        return new Membership(role, programmes, locations, changed);
    }
}
