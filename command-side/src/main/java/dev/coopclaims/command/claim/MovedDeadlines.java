package dev.coopclaims.command.claim;

import dev.coopclaims.command.claim.ClaimState.ActionRequired;
import dev.coopclaims.command.claim.ClaimState.Editing;
import dev.coopclaims.command.claim.ClaimState.Rejected;
import dev.coopclaims.command.claim.Correspondence.OpenOriginals;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.exception.GrantedException;
import dev.coopclaims.command.fund.LateFunds;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.DeadlineMoved;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.exception.ExceptionTerms.Kind;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.Reminder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What gives a partner more time than it was told (X-1, T-5). A deadline is never moved to an earlier day. Pure. */
public final class MovedDeadlines {

    private MovedDeadlines() {}

    /**
     * A deadline of the claim that is running.
     *
     * @param request the originals it is about
     */
    public record Running(Deadline deadline, @Nullable OriginalsRequestId request) {}

    /** The deadlines of that kind that can be moved; none if the claim waits for nothing of it. */
    public static List<Running> running(ClaimState claim, PartnerDeadline of) {
        return switch (of) {
            case SUBMISSION ->
                claim.isOver()
                        ? List.of()
                        : List.of(new Running(claim.file().told().submitBy(), null));
            case ANSWER ->
                claim instanceof ActionRequired asked ? List.of(new Running(asked.answerDue(), null)) : List.of();
            case DISPUTE ->
                claim instanceof Rejected rejected && !rejected.finalRejection()
                        ? List.of(new Running(rejected.disputableUntil(), null))
                        : List.of();
            case ORIGINALS ->
                claim.file().correspondence().originalsRequests().values().stream()
                        .sorted(Comparator.comparing(
                                (OpenOriginals open) -> open.request().value()))
                        .map(open -> new Running(open.due(), open.request()))
                        .toList();
        };
    }

    /** The later deadlines that an exception gives the claim; none if it was told such ones already, or they are over. */
    public static List<ClaimEvent> moved(
            ClaimState claim, GrantedException exception, Catalogue catalogue, Instant now) {
        PartnerDeadline of = exception.terms().deadline();
        LocalDate lastDay = exception.terms().lastDay();
        return of == null || lastDay == null
                ? List.of()
                : running(claim, of).stream()
                        .flatMap(running -> moved(claim, of, running, exception, lastDay, catalogue, now).stream())
                        .map(event -> (ClaimEvent) event)
                        .toList();
    }

    /**
     * The later deadline for submission that the claim has but was not told yet: it is a new one, or the view that told of the
     * half-year's claims did not know it.
     *
     * @param late what a late decision about its funds gives it (C-7)
     */
    public static Optional<DeadlineMoved> owed(
            ClaimState claim, Exceptions exceptions, LateFunds late, Catalogue catalogue, Instant now) {
        ZoneId zone = catalogue.zone(claim.file().details().location());
        LocalDate today = now.atZone(zone).toLocalDate();
        return running(claim, PartnerDeadline.SUBMISSION).stream()
                .flatMap(running -> Stream.concat(
                        exceptions.usable(Kind.LATER_DEADLINE, today).stream()
                                .filter(one -> one.terms().deadline() == PartnerDeadline.SUBMISSION)
                                .flatMap(one -> Stream.ofNullable(one.terms().lastDay())
                                        .flatMap(lastDay -> moved(
                                                claim,
                                                PartnerDeadline.SUBMISSION,
                                                running,
                                                one,
                                                lastDay,
                                                catalogue,
                                                now)
                                                .stream())),
                        late
                                .claimable(running.deadline().zone(), now)
                                .flatMap(until -> decidedLate(claim, until.lastDay(), catalogue, now))
                                .stream()))
                .max(Comparator.comparing(moved -> moved.deadline().before()));
    }

    /** The later deadline for submission after a late decision about the funds (C-7); empty if it was told such a one. */
    public static Optional<DeadlineMoved> decidedLate(
            ClaimState claim, LocalDate lastDay, Catalogue catalogue, Instant now) {
        return running(claim, PartnerDeadline.SUBMISSION).stream()
                .flatMap(running ->
                        moved(claim, PartnerDeadline.SUBMISSION, running, null, lastDay, catalogue, now).stream())
                .findFirst();
    }

    /** As {@link #owed}, of a claim that is started in the same commit. */
    static Changes ofNew(ClaimStarted started, Exceptions exceptions, LateFunds late, Context context) {
        return Changes.of(
                ClaimState.KIND,
                owed(
                                ClaimEvolution.evolve(null, started),
                                exceptions,
                                late,
                                context.catalogue(started.period()),
                                context.now())
                        .stream()
                        .toList());
    }

    private static Optional<DeadlineMoved> moved(
            ClaimState claim,
            PartnerDeadline of,
            Running running,
            @Nullable GrantedException exception,
            LocalDate lastDay,
            Catalogue catalogue,
            Instant now) {
        Deadline later = Deadline.endOf(lastDay, running.deadline().zone());
        if (later.isOver(now) || !later.before().isAfter(running.deadline().before())) {
            return Optional.empty();
        }
        return Optional.of(new DeadlineMoved(
                claim.file().id(),
                claim.file().organisation(),
                of,
                running.request(),
                later,
                Reminder.of(later, daysAhead(claim, of, catalogue), now),
                exception == null ? null : exception.id(),
                exception == null || exception.scope().claim() == null ? null : exception.reason()));
    }

    /** Only a draft expires (C-12), and nobody is reminded of what is not in the book. */
    private static List<Integer> daysAhead(ClaimState claim, PartnerDeadline of, Catalogue catalogue) {
        return switch (of) {
            case SUBMISSION -> claim instanceof Editing ? catalogue.limits().draftWarningDays() : List.of();
            case ANSWER -> catalogue.limits().answerReminderDays();
            case DISPUTE, ORIGINALS -> List.of();
        };
    }
}
