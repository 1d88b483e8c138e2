package dev.coopclaims.kernel.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Somebody's working days and the zone in which their days end (T-5).
 *
 * @param zone the zone in which the days end
 * @param weekend days of the week without work; not all seven
 * @param holiday whether a day is a public holiday
 */
public record BusinessCalendar(ZoneId zone, Set<DayOfWeek> weekend, Predicate<LocalDate> holiday) {

    /** Ten years: a calendar that has not enough working days by then consists of holidays. */
    private static final int MAX_CALENDAR_DAYS = 3_660;

    /** @throws IllegalArgumentException if no day of the week is left */
    public BusinessCalendar {
        weekend = Set.copyOf(weekend);
        if (weekend.size() >= DayOfWeek.values().length) {
            throw new IllegalArgumentException("the calendar has no working day");
        }
    }

    public boolean isBusinessDay(LocalDate day) {
        return !weekend.contains(day.getDayOfWeek()) && !holiday.test(day);
    }

    /**
     * The end of the n-th business day after the day of the trigger.
     *
     * @param days 0 to 1,000
     */
    public Deadline endOfBusinessDay(Instant trigger, int days) {
        if (days < 0 || days > 1_000) {
            throw new IllegalArgumentException("business days must be 0 to 1,000, not " + days);
        }
        LocalDate day = trigger.atZone(zone).toLocalDate();
        LocalDate limit = day.plusDays(MAX_CALENDAR_DAYS);
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isBusinessDay(day)) {
                left--;
            }
            if (day.isAfter(limit)) {
                throw new IllegalStateException("no " + days + " business days in " + MAX_CALENDAR_DAYS + " days");
            }
        }
        return Deadline.endOf(day, zone);
    }
}
