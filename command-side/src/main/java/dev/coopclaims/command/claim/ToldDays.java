package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.Reminder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dates that people were told for a claim. They hold even if location, calendar or catalogue change later (T-5).
 *
 * @param submitBy the deadline for submission (C-7)
 * @param keepOriginalsUntil the last day on which the originals must be kept; follows the activity's end (H-5)
 * @param reminders the reminders of the partner's last deadline, submission or answer, that were not given yet
 * @param overdue the last deadline of the vendor's side that was found overdue (V-1, D-2); absent if there was none
 * @param purging what was recorded about purging contents (H-5)
 */
public record ToldDays(
        Deadline submitBy,
        LocalDate keepOriginalsUntil,
        List<Reminder> reminders,
        @Nullable Deadline overdue,
        Purging purging) {

    public ToldDays {
        reminders = List.copyOf(reminders);
    }

    static ToldDays of(ClaimStarted event) {
        return new ToldDays(event.submitBy(), event.keepOriginalsUntil(), event.reminders(), null, Purging.NONE);
    }

    ToldDays keepingUntil(LocalDate day) {
        return new ToldDays(submitBy, day, reminders, overdue, Purging.NONE);
    }

    /** With the reminders of another deadline. */
    ToldDays reminding(List<Reminder> ofDeadline) {
        return new ToldDays(submitBy, keepOriginalsUntil, ofDeadline, overdue, purging);
    }

    /** A reminder was given; the earlier ones are no longer needed. */
    ToldDays reminded(int daysLeft) {
        return reminding(Reminder.after(reminders, daysLeft));
    }

    /** The partner has more time to submit the claim. */
    ToldDays submittingBy(Deadline later) {
        return new ToldDays(later, keepOriginalsUntil, reminders, overdue, purging);
    }

    ToldDays missed(Deadline due) {
        return new ToldDays(submitBy, keepOriginalsUntil, reminders, due, purging);
    }

    /** The last reminder whose day has come and that was not given. */
    public Optional<Reminder> reminderDue(Instant now) {
        return reminders.stream().filter(reminder -> reminder.isDue(now)).reduce((earlier, later) -> later);
    }

    ToldDays purging(Purging recorded) {
        return new ToldDays(submitBy, keepOriginalsUntil, reminders, overdue, recorded);
    }

    /** Whether the deadline was found overdue before. */
    public boolean isOverdue(Deadline due) {
        return due.equals(overdue);
    }
}
