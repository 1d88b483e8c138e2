package dev.coopclaims.app.due;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.claim.AnswerDeadlineApproached;
import dev.coopclaims.kernel.claim.AnswerTimeExtended;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimDiscarded;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimExpired;
import dev.coopclaims.kernel.claim.ClaimExpiryApproached;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.ClaimWithdrawn;
import dev.coopclaims.kernel.claim.DisputeDismissed;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DisputeOverdue;
import dev.coopclaims.kernel.claim.DisputeUpheld;
import dev.coopclaims.kernel.claim.DisputeWithdrawn;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.OriginalsOverdue;
import dev.coopclaims.kernel.claim.OriginalsReceived;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.claim.RejectionAccepted;
import dev.coopclaims.kernel.claim.RejectionBecameFinal;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.ReviewOverdue;
import dev.coopclaims.kernel.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What time has to do to one claim and when, by {@link OtherArithmetic} and the rules alone: every deadline that an event tells is
 * calculated again, what is due has to happen within a step of its time, and nothing may happen that is not due.
 */
final class Expectations {
    private final Set<LocalDate> holidays;
    private final ZoneId team;
    private final LocalDate lastDayToClaim;
    private final Map<String, ZoneId> zones;
    private final Supplier<Duration> step;

    /** What is still to come, by what it is. */
    private final Map<String, Instant> open = new TreeMap<>();

    private ZoneId zone = ZoneId.of("UTC");
    private int met;

    Expectations(
            Set<LocalDate> holidays,
            ZoneId team,
            LocalDate lastDayToClaim,
            Map<String, ZoneId> zones,
            Supplier<Duration> step) {
        this.holidays = holidays;
        this.team = team;
        this.lastDayToClaim = lastDayToClaim;
        this.zones = zones;
        this.step = step;
    }

    /** How many things happened by time. */
    int met() {
        return met;
    }

    /** At the end, or before anything else happens: nothing may be open whose time came more than a step ago. */
    void nothingIsLate(Instant now, Object when) {
        open.forEach((what, due) -> assertThat(Duration.between(due, now))
                .as("%s, due at %s, had not happened at %s: %s", what, due, now, when)
                .isLessThan(step.get()));
    }

    void after(ClaimEvent event, Instant at) {
        nothingIsLate(at, event);
        switch (event) {
            case ClaimStarted started -> {
                zone = Objects.requireNonNull(zones.get(started.location()));
                deadline("expiry", started.submitBy(), lastDayToClaim, zone);
                reminders("warning", lastDayToClaim, List.of(14, 3), at);
            }
            case ClaimExpiryApproached near -> happens("warning " + near.daysLeft(), at, event);
            case ClaimExpired ignored -> {
                happens("expiry", at, event);
                end("warning");
            }
            case ClaimDiscarded ignored -> end("warning", "expiry");
            case ClaimSubmitted submitted -> {
                end("warning", "expiry");
                review(submitted.reviewDue(), at);
            }
            case ClaimResubmitted again -> {
                end("reminder", "answer");
                if (again.origin() == RequestOrigin.REVIEW) {
                    review(again.due(), at);
                } else {
                    dispute(again.due(), at);
                }
            }
            case ReviewOverdue ignored -> happens("review", at, event);
            case DisputeOverdue ignored -> happens("dispute", at, event);
            case InformationRequested asked -> {
                end("review", "dispute");
                LocalDate last = OtherArithmetic.daysAfter(at, 30, zone);
                deadline("answer", asked.answerDue(), last, zone);
                reminders("reminder", last, List.of(7, 2), at);
            }
            case AnswerTimeExtended unexpected -> throw new AssertionError("no activity is running: " + unexpected);
            case AnswerDeadlineApproached near -> happens("reminder " + near.daysLeft(), at, event);
            case ClaimRejected rejected -> {
                if (rejected.reasons().contains("NO_RESPONSE")) {
                    happens("answer", at, event);
                }
                end("review", "reminder");
                deadline("window", rejected.disputableUntil(), OtherArithmetic.daysAfter(at, 30, zone), zone);
            }
            case RejectionBecameFinal ignored -> happens("window", at, event);
            case RejectionAccepted ignored -> end("window");
            case DisputeOpened opened -> {
                end("window");
                dispute(opened.due(), at);
            }
            case DisputeDismissed dismissed -> {
                if (dismissed.reasons().contains("NO_RESPONSE")) {
                    happens("answer", at, event);
                }
                end("dispute", "reminder");
            }
            case DisputeWithdrawn ignored -> end("dispute", "reminder", "answer");
            case DisputeUpheld ignored -> end("dispute");
            case ClaimApproved ignored -> end("review");
            case ClaimWithdrawn ignored -> end("review", "reminder", "answer", "originals");
            case OriginalsRequested asked ->
                deadline("originals " + asked.request(), asked.due(), OtherArithmetic.daysAfter(at, 30, zone), zone);
            case OriginalsReceived received -> end("originals " + received.request());
            case OriginalsOverdue missed -> happens("originals " + missed.request(), at, event);
            default -> {}
        }
    }

    private void review(Deadline told, Instant at) {
        deadline("review", told, OtherArithmetic.businessDaysAfter(at, 2, team, holidays), team);
    }

    private void dispute(Deadline told, Instant at) {
        deadline("dispute", told, OtherArithmetic.businessDaysAfter(at, 5, team, holidays), team);
    }

    private void deadline(String what, Deadline told, LocalDate lastDay, ZoneId in) {
        Instant tooLate = OtherArithmetic.firstTooLate(lastDay, in);
        assertThat(told).as(what).isEqualTo(new Deadline(lastDay, in, tooLate));
        open.put(what, tooLate);
    }

    private void reminders(String what, LocalDate lastDay, List<Integer> daysAhead, Instant now) {
        for (int days : daysAhead) {
            Instant begins = OtherArithmetic.firstTooLate(LocalDate.ofEpochDay(lastDay.toEpochDay() - days - 1), zone);
            if (begins.isAfter(now)) {
                open.put(what + " " + days, begins);
            }
        }
    }

    private void happens(String what, Instant at, ClaimEvent event) {
        Instant due = open.remove(what);
        assertThat(due).as("%s is expected: %s", what, event).isNotNull();
        assertThat(at).as("%s is not early: %s", what, event).isAfterOrEqualTo(due);
        met++;
    }

    private void end(String... what) {
        for (String one : what) {
            open.keySet().removeIf(key -> key.equals(one) || key.startsWith(one + " "));
        }
    }
}
