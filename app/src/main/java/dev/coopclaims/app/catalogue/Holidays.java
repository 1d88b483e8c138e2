package dev.coopclaims.app.catalogue;

import java.time.LocalDate;
import java.util.function.Predicate;

/** Where public holidays come from (T-5). */
public interface Holidays {

    /**
     * Whether the country's holidays are known.
     *
     * @param country ISO 3166 two-letter code
     */
    boolean knows(String country);

    /** The country's public holidays. */
    Predicate<LocalDate> of(String country);
}
