package dev.coopclaims.command.organisation;

import java.util.Set;

/**
 * What lies inside somebody's membership.
 *
 * @param programmes codes; empty: all
 * @param locations codes; empty: all
 */
public record Reach(Set<String> programmes, Set<String> locations) {
    /** Of a membership without limits. */
    public static final Reach EVERYTHING = new Reach(Set.of(), Set.of());

    public Reach {
        programmes = Set.copyOf(programmes);
        locations = Set.copyOf(locations);
    }

    /** Whether what is of the programme and the location lies inside. */
    public boolean includes(String programme, String location) {
        return includesProgramme(programme) && (locations.isEmpty() || locations.contains(location));
    }

    /** Whether what is of the programme and of no location, such as a fund, lies inside. */
    public boolean includesProgramme(String programme) {
        return programmes.isEmpty() || programmes.contains(programme);
    }

    /** Whether all that lies inside of the other lies inside of this one. */
    public boolean covers(Reach other) {
        return covers(programmes, other.programmes) && covers(locations, other.locations);
    }

    private static boolean covers(Set<String> mine, Set<String> others) {
        return mine.isEmpty() || (!others.isEmpty() && mine.containsAll(others));
    }
}
