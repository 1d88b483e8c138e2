package dev.coopclaims.command.organisation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a membership.
 *
 * @param programmes codes; empty for all
 * @param locations codes; empty for all
 */
public record Reach(Set<String> programmes, Set<String> locations) {
    /** The reach of a membership without limits. */
    public static final Reach EVERYTHING = new Reach(Set.of(), Set.of());

    public Reach {
        programmes = Set.copyOf(programmes);
        locations = Set.copyOf(locations);
    }

    /**
     * Whether things of the programme and the location lie inside.
     *
     * @param location absent for a pre-approval that names none; all locations lie inside then
     */
    public boolean includes(String programme, @Nullable String location) {
        return includesProgramme(programme)
                && (location == null || locations.isEmpty() || locations.contains(location));
    }

    /** Whether things of the programme without a location, such as a fund, lie inside. */
    public boolean includesProgramme(String programme) {
        return programmes.isEmpty() || programmes.contains(programme);
    }

    /** Whether everything inside the other also lies inside this one. */
    public boolean covers(Reach other) {
        return covers(programmes, other.programmes) && covers(locations, other.locations);
    }

    private static boolean covers(Set<String> mine, Set<String> others) {
        return mine.isEmpty() || (!others.isEmpty() && mine.containsAll(others));
    }
}
