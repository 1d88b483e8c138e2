package dev.coopclaims.kernel.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Until when something can be done, as people are told it (T-5): the last day that still counts, the zone in which that day
 * ends, and the first instant that is too late. Once told it stays what it is, so it is stored whole: no later calendar,
 * location or time zone rule moves it.
 *
 * @param lastDay the last day that still counts
 * @param zone where that day ends
 * @param before the first instant that is too late
 */
public record Deadline(LocalDate lastDay, ZoneId zone, Instant before) {
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** {@code UTC} has that name and no other, {@code Z} say. */
    public Deadline {
        zone = zone.equals(ZoneOffset.UTC) ? UTC : zone;
    }

    /** A day ends at midnight in its zone. */
    public static Deadline endOf(LocalDate lastDay, ZoneId zone) {
        return new Deadline(
                lastDay, zone, lastDay.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /**
     * The end of the n-th calendar day after the day of the trigger, which is taken in the zone in which the deadline ends.
     *
     * @param days 0 or more
     */
    public static Deadline afterDays(Instant trigger, int days, ZoneId zone) {
        return endOf(trigger.atZone(zone).toLocalDate().plusDays(days), zone);
    }

    /** Whether it is too late at that instant. */
    public boolean isOver(Instant now) {
        return !now.isBefore(before);
    }

    /** As a part of a sentence: {@code 2026-11-14 (Europe/London)}. */
    @Override
    public String toString() {
        return lastDay + " (" + zone + ")";
    }
}
