package dev.coopclaims.kernel.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that is there before its half-year begins, and will go by the version that is in force then.
 *
 * @param id of the pre-approval or fund
 * @param fits whether the version has all that it needs
 * @param sentence for people
 */
public record AlreadyThere(Kind kind, String id, boolean fits, String sentence) {

    /** What it is. */
    public enum Kind {
        PRE_APPROVAL,
        FUND
    }

    /**
     * What was found.
     *
     * @param items what does not fit first
     * @param more how many are not among them
     */
    public record Found(List<AlreadyThere> items, int more) {
        public Found {
            items = List.copyOf(items);
        }
    }

    /** Who looks. */
    @FunctionalInterface
    public interface Finder {
        /** Knows of nothing. */
        Finder BLIND = (version, until) -> Optional.empty();

        /**
         * What would go by the version.
         *
         * @param until the first day from which another version holds; absent if none does
         * @return empty while that cannot be told
         */
        Optional<Found> of(Catalogue version, @Nullable LocalDate until);
    }
}
