package dev.coopclaims.kernel.time;

import java.time.LocalDate;

/**
 * Days from the first to the last, both included.
 *
 * @param first first day
 * @param last last day, not before the first
 */
public record DateRange(LocalDate first, LocalDate last) {

    /** @throws IllegalArgumentException if the last day is before the first */
    public DateRange {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("the last day " + last + " is before the first " + first);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    public boolean contains(DateRange other) {
        return contains(other.first) && contains(other.last);
    }

    /** {@code 2021-02-16 – 2021-08-15}. */
    @Override
    public String toString() {
        return first + " – " + last;
    }
}
