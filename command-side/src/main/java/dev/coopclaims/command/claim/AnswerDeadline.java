package dev.coopclaims.command.claim;

import dev.coopclaims.command.claim.ClaimState.ActionRequired;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.AnswerTimeExtended;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.Reminder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Until when a partner may answer (V-6). A claim cannot be resubmitted before its activity is over; if the activity is
 * still running, the time to answer lasts until some days after its end (C-7). Pure.
 */
public final class AnswerDeadline {

    private AnswerDeadline() {}

    /** The deadline that a request for information names. */
    public static Deadline ofRequest(ClaimDetails details, Catalogue catalogue, Instant now) {
        ZoneId zone = catalogue.zone(details.location());
        Deadline usual = Deadline.afterDays(now, catalogue.limits().answerDays(), zone);
        return atLeast(usual, details, catalogue, now);
    }

    /** The changes and the extension that follows from them. A deadline once told is never shortened (T-5). */
    static List<ClaimEvent> extendedBy(List<ClaimEvent> changes, ClaimState before, Catalogue catalogue, Instant now) {
        ClaimState after = before;
        for (ClaimEvent change : changes) {
            after = ClaimEvolution.evolve(after, change);
        }
        if (changes.isEmpty() || !(after instanceof ActionRequired asked)) {
            return changes;
        }
        Deadline due = atLeast(asked.answerDue(), asked.file().details(), catalogue, now);
        if (due.equals(asked.answerDue())) {
            return changes;
        }
        List<ClaimEvent> all = new ArrayList<>(changes);
        all.add(new AnswerTimeExtended(
                asked.file().id(),
                asked.file().organisation(),
                due,
                Reminder.of(due, catalogue.limits().answerReminderDays(), now)));
        return List.copyOf(all);
    }

    private static Deadline atLeast(Deadline told, ClaimDetails details, Catalogue catalogue, Instant now) {
        ZoneId zone = catalogue.zone(details.location());
        Deadline activity = Deadline.endOf(details.activityEnd(), zone);
        if (activity.isOver(now)) {
            return told;
        }
        int days = catalogue.limits().answerDaysAfterActivity();
        Deadline later = Deadline.endOf(activity.lastDay().plusDays(days), zone);
        return later.before().isAfter(told.before()) ? later : told;
    }
}
