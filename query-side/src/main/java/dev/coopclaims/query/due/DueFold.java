package dev.coopclaims.query.due;

import static dev.coopclaims.query.due.DueKind.ANSWER_MISSING;
import static dev.coopclaims.query.due.DueKind.ANSWER_REMINDER;
import static dev.coopclaims.query.due.DueKind.DISPUTE_OVERDUE;
import static dev.coopclaims.query.due.DueKind.DISPUTE_WINDOW;
import static dev.coopclaims.query.due.DueKind.DRAFT_EXPIRY;
import static dev.coopclaims.query.due.DueKind.DRAFT_WARNING;
import static dev.coopclaims.query.due.DueKind.ORIGINALS_OVERDUE;
import static dev.coopclaims.query.due.DueKind.RETENTION;
import static dev.coopclaims.query.due.DueKind.REVIEW_OVERDUE;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.claim.AnswerDeadlineApproached;
import dev.coopclaims.kernel.claim.AnswerTimeExtended;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimDiscarded;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimExpired;
import dev.coopclaims.kernel.claim.ClaimExpiryApproached;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.ClaimWithdrawn;
import dev.coopclaims.kernel.claim.ContentsPurged;
import dev.coopclaims.kernel.claim.DeadlineMoved;
import dev.coopclaims.kernel.claim.DisputeDismissed;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DisputeOverdue;
import dev.coopclaims.kernel.claim.DisputeUpheld;
import dev.coopclaims.kernel.claim.DisputeWithdrawn;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.OriginalsOverdue;
import dev.coopclaims.kernel.claim.OriginalsReceived;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.claim.PurgeDeferred;
import dev.coopclaims.kernel.claim.RejectionAccepted;
import dev.coopclaims.kernel.claim.RejectionBecameFinal;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.ReviewOverdue;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.projection.Fold;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What each event makes due, or makes no longer due. A further kind is a constant of {@link DueKind} with the events that touch
 * it here, and what is to be done about it in the application's port.
 */
record DueFold() implements Fold<DueItem> {

    @Override
    public Set<String> keys(RecordedEvent event) {
        return switch (event.payload()) {
            case ClaimEvent ofClaim -> keys(ofClaim.claim(), kinds(ofClaim));
            case FundEvent ofFund -> FundsDue.keys(ofFund);
            default -> Set.of();
        };
    }

    private static Set<String> keys(AggregateId subject, Set<DueKind> kinds) {
        return kinds.stream().map(kind -> DueItem.key(subject.value(), kind)).collect(Collectors.toUnmodifiableSet());
    }

    /** The kinds that an event of a claim begins or ends. */
    private static Set<DueKind> kinds(ClaimEvent event) {
        return switch (event) {
            case ClaimStarted _ -> Set.of(DRAFT_WARNING, DRAFT_EXPIRY, RETENTION);
            case ClaimDiscarded _, ClaimExpired _ -> Set.of(DRAFT_WARNING, DRAFT_EXPIRY);
            case ClaimDetailsChanged _, ContentsPurged _, PurgeDeferred _ -> Set.of(RETENTION);
            case ClaimExpiryApproached _ -> Set.of(DRAFT_WARNING);
            case ClaimSubmitted _ -> Set.of(DRAFT_WARNING, DRAFT_EXPIRY, REVIEW_OVERDUE, RETENTION);
            case ClaimResubmitted _ ->
                Set.of(ANSWER_REMINDER, ANSWER_MISSING, REVIEW_OVERDUE, DISPUTE_OVERDUE, RETENTION);
            case InformationRequested _ -> Set.of(ANSWER_REMINDER, ANSWER_MISSING, REVIEW_OVERDUE, DISPUTE_OVERDUE);
            case AnswerTimeExtended _ -> Set.of(ANSWER_REMINDER, ANSWER_MISSING);
            case DeadlineMoved moved -> kinds(moved.of());
            case AnswerDeadlineApproached _ -> Set.of(ANSWER_REMINDER);
            case ClaimApproved _, ReviewOverdue _ -> Set.of(REVIEW_OVERDUE);
            case ClaimRejected _ -> Set.of(ANSWER_REMINDER, ANSWER_MISSING, REVIEW_OVERDUE, DISPUTE_WINDOW);
            case ClaimWithdrawn _ -> Set.of(ANSWER_REMINDER, ANSWER_MISSING, REVIEW_OVERDUE, ORIGINALS_OVERDUE);
            case RejectionAccepted _, RejectionBecameFinal _ -> Set.of(DISPUTE_WINDOW);
            case DisputeOpened _ -> Set.of(DISPUTE_WINDOW, DISPUTE_OVERDUE);
            case DisputeUpheld _, DisputeOverdue _ -> Set.of(DISPUTE_OVERDUE);
            case DisputeDismissed _, DisputeWithdrawn _ -> Set.of(ANSWER_REMINDER, ANSWER_MISSING, DISPUTE_OVERDUE);
            case OriginalsRequested _, OriginalsReceived _, OriginalsOverdue _ -> Set.of(ORIGINALS_OVERDUE);
            default -> Set.of();
        };
    }

    private static Set<DueKind> kinds(PartnerDeadline moved) {
        return switch (moved) {
            case SUBMISSION -> Set.of(DRAFT_WARNING, DRAFT_EXPIRY);
            case ANSWER -> Set.of(ANSWER_REMINDER, ANSWER_MISSING);
            case DISPUTE -> Set.of(DISPUTE_WINDOW);
            case ORIGINALS -> Set.of(ORIGINALS_OVERDUE);
        };
    }

    /** Whatever begins nothing new of the kind ends it. */
    @Override
    public @Nullable DueItem apply(String key, @Nullable DueItem view, RecordedEvent event) {
        return switch (event.payload()) {
            case ClaimEvent ofClaim -> ofClaim(key, view, ofClaim);
            case FundEvent ofFund -> FundsDue.apply(DueItem.kindOf(key), view, ofFund);
            default -> throw new IllegalStateException("no event for " + key);
        };
    }

    private static @Nullable DueItem ofClaim(String key, @Nullable DueItem view, ClaimEvent happened) {
        return switch (DueItem.kindOf(key)) {
            case DRAFT_WARNING -> draftWarning(view, happened);
            case DRAFT_EXPIRY -> draftExpiry(view, happened);
            case REVIEW_OVERDUE -> reviewOverdue(happened);
            case DISPUTE_OVERDUE -> disputeOverdue(happened);
            case ANSWER_REMINDER -> answerReminder(view, happened);
            case ANSWER_MISSING -> answerMissing(happened);
            case DISPUTE_WINDOW -> disputeWindow(happened);
            case ORIGINALS_OVERDUE -> originals(view, happened);
            case FUND_DECISION, FUND_WARNING, FUND_EXPIRY -> throw new IllegalStateException("not of a claim: " + key);
            case RETENTION -> retention(happened);
        };
    }

    /** A moved deadline of a claim that is no draft any more begins nothing. */
    private static @Nullable DueItem draftExpiry(@Nullable DueItem view, ClaimEvent event) {
        return switch (event) {
            case ClaimStarted started ->
                DueItem.at(DRAFT_EXPIRY, started.claim(), started.organisation(), started.submitBy());
            case DeadlineMoved moved ->
                view == null ? null : DueItem.at(DRAFT_EXPIRY, moved.claim(), moved.organisation(), moved.deadline());
            default -> null;
        };
    }

    private static @Nullable DueItem disputeWindow(ClaimEvent event) {
        return switch (event) {
            case ClaimRejected rejected ->
                DueItem.at(DISPUTE_WINDOW, rejected.claim(), rejected.organisation(), rejected.disputableUntil());
            case DeadlineMoved moved ->
                DueItem.at(DISPUTE_WINDOW, moved.claim(), moved.organisation(), moved.deadline());
            default -> null;
        };
    }

    private static @Nullable DueItem draftWarning(@Nullable DueItem view, ClaimEvent event) {
        return switch (event) {
            case ClaimStarted started ->
                DueItem.of(
                        DRAFT_WARNING,
                        started.claim(),
                        started.organisation(),
                        started.submitBy(),
                        started.reminders());
            case ClaimExpiryApproached near -> view == null ? null : view.reminded(near.daysLeft());
            case DeadlineMoved moved -> reminding(DRAFT_WARNING, moved);
            default -> null;
        };
    }

    /** Nothing if the claim is not to be reminded any more. */
    private static @Nullable DueItem reminding(DueKind kind, DeadlineMoved moved) {
        return DueItem.of(kind, moved.claim(), moved.organisation(), moved.deadline(), moved.reminders());
    }

    private static @Nullable DueItem reviewOverdue(ClaimEvent event) {
        return switch (event) {
            case ClaimSubmitted submitted ->
                DueItem.at(REVIEW_OVERDUE, submitted.claim(), submitted.organisation(), submitted.reviewDue());
            case ClaimResubmitted again
            when again.origin() == RequestOrigin.REVIEW ->
                DueItem.at(REVIEW_OVERDUE, again.claim(), again.organisation(), again.due());
            default -> null;
        };
    }

    private static @Nullable DueItem disputeOverdue(ClaimEvent event) {
        return switch (event) {
            case DisputeOpened opened ->
                DueItem.at(DISPUTE_OVERDUE, opened.claim(), opened.organisation(), opened.due());
            case ClaimResubmitted again
            when again.origin() == RequestOrigin.DISPUTE ->
                DueItem.at(DISPUTE_OVERDUE, again.claim(), again.organisation(), again.due());
            default -> null;
        };
    }

    private static @Nullable DueItem answerReminder(@Nullable DueItem view, ClaimEvent event) {
        return switch (event) {
            case InformationRequested asked ->
                DueItem.of(ANSWER_REMINDER, asked.claim(), asked.organisation(), asked.answerDue(), asked.reminders());
            case AnswerTimeExtended extended ->
                DueItem.of(
                        ANSWER_REMINDER,
                        extended.claim(),
                        extended.organisation(),
                        extended.answerDue(),
                        extended.reminders());
            case AnswerDeadlineApproached near -> view == null ? null : view.reminded(near.daysLeft());
            case DeadlineMoved moved -> reminding(ANSWER_REMINDER, moved);
            default -> null;
        };
    }

    private static @Nullable DueItem answerMissing(ClaimEvent event) {
        return switch (event) {
            case InformationRequested asked ->
                DueItem.at(ANSWER_MISSING, asked.claim(), asked.organisation(), asked.answerDue());
            case AnswerTimeExtended extended ->
                DueItem.at(ANSWER_MISSING, extended.claim(), extended.organisation(), extended.answerDue());
            case DeadlineMoved moved ->
                DueItem.at(ANSWER_MISSING, moved.claim(), moved.organisation(), moved.deadline());
            default -> null;
        };
    }

    private static @Nullable DueItem retention(ClaimEvent event) {
        return switch (event) {
            case ClaimStarted one -> kept(one.claim(), one.organisation(), one.keepOriginalsUntil());
            case ClaimDetailsChanged one -> kept(one.claim(), one.organisation(), one.keepOriginalsUntil());
            case ClaimSubmitted one -> kept(one.claim(), one.organisation(), one.keepOriginalsUntil());
            case ClaimResubmitted one -> kept(one.claim(), one.organisation(), one.keepOriginalsUntil());
            case PurgeDeferred deferred ->
                DueItem.with(
                        null,
                        RETENTION,
                        deferred.claim().value(),
                        deferred.organisation(),
                        new DueItem.Step("", deferred.again()));
            default -> null;
        };
    }

    /** The day is told without its zone; in the last one of all it ends at noon of the next day by UTC. */
    private static DueItem kept(ClaimId claim, OrganisationId organisation, LocalDate until) {
        Instant over = Deadline.endOf(until, ZoneOffset.ofHours(-12)).before();
        return DueItem.with(null, RETENTION, claim.value(), organisation, new DueItem.Step("", over));
    }

    private static @Nullable DueItem originals(@Nullable DueItem view, ClaimEvent event) {
        return switch (event) {
            case OriginalsRequested asked ->
                DueItem.with(
                        view,
                        ORIGINALS_OVERDUE,
                        asked.claim().value(),
                        asked.organisation(),
                        new DueItem.Step(asked.request().value(), asked.due().before()));
            case DeadlineMoved moved ->
                DueItem.with(
                        view,
                        ORIGINALS_OVERDUE,
                        moved.claim().value(),
                        moved.organisation(),
                        new DueItem.Step(
                                String.valueOf(moved.request()),
                                moved.deadline().before()));
            case OriginalsReceived received ->
                view == null ? null : view.without(received.request().value());
            case OriginalsOverdue missed ->
                view == null ? null : view.without(missed.request().value());
            default -> null;
        };
    }
}
