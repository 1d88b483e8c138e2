package dev.coopclaims.kernel.time;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * When people are reminded of a deadline. It is told together with the deadline and stored in full, so that no later change of
 * a catalogue or time zone rule moves it (T-5).
 *
 * @param daysLeft how many days there are after that day, until the last day that still counts
 * @param at the beginning of that day in the deadline's zone
 */
public record Reminder(int daysLeft, Instant at) {

    /**
     * The reminders of a deadline that are still to come, the earliest first.
     *
     * @param daysAhead how many days ahead of its last day there is one each
     */
    public static List<Reminder> of(Deadline deadline, Collection<Integer> daysAhead, Instant now) {
        return daysAhead.stream()
                .distinct()
                .sorted(Comparator.reverseOrder())
                .map(days -> new Reminder(
                        days,
                        deadline.lastDay()
                                .minusDays(days)
                                .atStartOfDay(deadline.zone())
                                .toInstant()))
                .filter(reminder -> reminder.at().isAfter(now))
                .toList();
    }

    /** Those that are left after one was given: the later ones. */
    public static List<Reminder> after(List<Reminder> reminders, int daysLeft) {
        return reminders.stream()
                .filter(reminder -> reminder.daysLeft() < daysLeft)
                .toList();
    }

    /** Whether its day has come. */
    public boolean isDue(Instant now) {
        return !now.isBefore(at);
    }
}
