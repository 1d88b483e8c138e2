package dev.coopclaims.kernel.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A deadline as people are told it (T-5): the last day that still counts, the zone in which that day ends, and the
 * first instant that is too late. Once told it does not change, so it is stored in full: no later change of a calendar,
 * location or time zone rule moves it.
 *
 * @param lastDay the last day that still counts
 * @param zone the zone in which that day ends
 * @param before the first instant that is too late
 */
public record Deadline(LocalDate lastDay, ZoneId zone, Instant before) {
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** UTC is always named {@code UTC}, and never {@code Z} for example. */
    public Deadline {
        zone = zone.equals(ZoneOffset.UTC) ? UTC : zone;
    }

    /** A day ends at midnight in its zone. */
    public static Deadline endOf(LocalDate lastDay, ZoneId zone) {
        return new Deadline(
                lastDay, zone, lastDay.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /**
     * The end of the n-th calendar day after the day of the trigger, in the zone in which the deadline ends.
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
