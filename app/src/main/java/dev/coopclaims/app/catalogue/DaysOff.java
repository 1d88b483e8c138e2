package dev.coopclaims.app.catalogue;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The validation team's days off: the public holidays of its country and some more. Two that name the same are equal, so
 * that versions of a catalogue can be compared.
 *
 * @param publicHolidays those of the country
 */
record DaysOff(String country, Set<LocalDate> more, Predicate<LocalDate> publicHolidays)
        implements Predicate<LocalDate> {

    DaysOff {
        more = Set.copyOf(more);
    }

    @Override
    public boolean test(LocalDate day) {
        return more.contains(day) || publicHolidays.test(day);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DaysOff that && that.country.equals(country) && that.more.equals(more);
    }

    @Override
    public int hashCode() {
        return 31 * country.hashCode() + more.hashCode();
    }

    @Override
    public String toString() {
        return more.isEmpty() ? country : country + " and " + new TreeSet<>(more);
    }
}
