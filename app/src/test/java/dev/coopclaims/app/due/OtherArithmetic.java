package dev.coopclaims.app.due;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/** The arithmetic of deadlines once more, by other means than the application's: days are found by looking at instants. */
final class OtherArithmetic {
    private static final long DAY_MILLIS = 86_400_000;

    private OtherArithmetic() {}

    /** The first instant whose day in the zone comes after that day. */
    static Instant firstTooLate(LocalDate lastDay, ZoneId zone) {
        // Offsets are at most 18 hours, so it lies in between.
        long early = lastDay.toEpochDay() * DAY_MILLIS;
        long late = early + 3 * DAY_MILLIS;
        while (late - early > 1) {
            long middle = (early + late) / 2;
            if (dayOf(Instant.ofEpochMilli(middle), zone).isAfter(lastDay)) {
                late = middle;
            } else {
                early = middle;
            }
        }
        return Instant.ofEpochMilli(late);
    }

    /** The day so many calendar days after the instant's day, counted one by one. */
    static LocalDate daysAfter(Instant trigger, int days, ZoneId zone) {
        LocalDate day = dayOf(trigger, zone);
        for (int i = 0; i < days; i++) {
            day = LocalDate.ofEpochDay(day.toEpochDay() + 1);
        }
        return day;
    }

    /** The n-th day after the instant's day that is neither on a weekend nor a holiday. */
    static LocalDate businessDaysAfter(Instant trigger, int days, ZoneId zone, Set<LocalDate> holidays) {
        LocalDate day = dayOf(trigger, zone);
        int counted = 0;
        while (counted < days) {
            day = LocalDate.ofEpochDay(day.toEpochDay() + 1);
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (!weekend && !holidays.contains(day)) {
                counted++;
            }
        }
        return day;
    }

    private static LocalDate dayOf(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }
}
