package dev.coopclaims.command.catalogue;

import dev.coopclaims.command.decision.Question;
import java.time.LocalDate;

/**
 * Whether a claim or an earning of the half-year, or of a later one, is in the log: then its rules can no longer change.
 * Asked only for a half-year that has begun, because nothing of one to come can be there.
 *
 * @param firstDay of the half-year
 */
public record HalfYearUsed(LocalDate firstDay) implements Question<Boolean> {

    /** Who answers it. */
    @FunctionalInterface
    public interface Finder {
        /** Counts every half-year as used, which is the safe answer of one who cannot look. */
        Finder CAUTIOUS = firstDay -> true;

        boolean isUsed(LocalDate firstDay);
    }
}
