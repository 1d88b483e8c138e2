package dev.coopclaims.command.claim;

import dev.coopclaims.command.claim.ClaimState.ActionRequired;
import dev.coopclaims.command.claim.ClaimState.Disputed;
import dev.coopclaims.command.claim.ClaimState.Editing;
import dev.coopclaims.kernel.VendorSide;
import dev.coopclaims.kernel.claim.ActivityQuestionAnswered;
import dev.coopclaims.kernel.claim.AnswerDeadlineApproached;
import dev.coopclaims.kernel.claim.AnswerTimeExtended;
import dev.coopclaims.kernel.claim.ApprovalRevoked;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimDiscarded;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimExpired;
import dev.coopclaims.kernel.claim.ClaimExpiryApproached;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.ClaimWithdrawn;
import dev.coopclaims.kernel.claim.CommentAdded;
import dev.coopclaims.kernel.claim.ContentsPurged;
import dev.coopclaims.kernel.claim.CoreRequirementTicked;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostChanged;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostRemoved;
import dev.coopclaims.kernel.claim.DeadlineMoved;
import dev.coopclaims.kernel.claim.DisputeDismissed;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DisputeOverdue;
import dev.coopclaims.kernel.claim.DisputeUpheld;
import dev.coopclaims.kernel.claim.DisputeWithdrawn;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentExplained;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.DocumentRemoved;
import dev.coopclaims.kernel.claim.InformationItemAnswered;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.InternalNoteAdded;
import dev.coopclaims.kernel.claim.MetricRecorded;
import dev.coopclaims.kernel.claim.OriginalsOverdue;
import dev.coopclaims.kernel.claim.OriginalsReceived;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.claim.PurgeDeferred;
import dev.coopclaims.kernel.claim.RejectionAccepted;
import dev.coopclaims.kernel.claim.RejectionBecameFinal;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewOverdue;
import dev.coopclaims.kernel.claim.ReviewReleased;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.claim.UploadRequestCancelled;
import dev.coopclaims.kernel.claim.UploadRequestFulfilled;
import dev.coopclaims.kernel.claim.UploadRequested;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Applies events to a claim's state. Silent and total: an event that cannot have happened is a defect and throws. */
public final class ClaimEvolution {

    private ClaimEvolution() {}

    /**
     * The state after the event.
     *
     * @param state absent before the first event
     * @throws IllegalStateException when the event cannot happen in the state
     */
    public static ClaimState evolve(@Nullable ClaimState state, ClaimEvent event) {
        if (event instanceof ClaimStarted started) {
            if (state != null) {
                throw impossible(state, event);
            }
            return new Editing(ClaimContent.of(started));
        }
        if (state == null) {
            throw new IllegalStateException("a claim begins with ClaimStarted, not " + name(event));
        }
        ClaimState after = locked(next(state, event));
        return VendorSide.keeps(event) ? after.with(after.file().withVendorOnlyEvent()) : after;
    }

    /** Upload requests to colleagues end when the claim is locked (C-3). */
    private static ClaimState locked(ClaimState state) {
        return state instanceof Editing
                        || state instanceof ActionRequired
                        || asked(state).uploadRequests().isEmpty()
                ? state
                : correspond(state, asked(state).locked());
    }

    private static ClaimState next(ClaimState state, ClaimEvent event) {
        return switch (event) {
            case ClaimStarted started -> throw impossible(state, started);
            case ClaimDetailsChanged changed -> {
                ClaimState edited = edit(state, event, contents -> contents.with(ClaimDetails.of(changed)));
                yield edited.with(edited.file().keepingOriginalsUntil(changed.keepOriginalsUntil()));
            }
            case CostAdded added when known(state, added.cost().id()) -> throw impossible(state, added);
            case CostAdded added -> edit(state, event, contents -> contents.with(added.cost()));
            case CostChanged changed
            when known(state, changed.cost().id()) -> edit(state, event, contents -> contents.with(changed.cost()));
            case CostChanged changed -> throw impossible(state, changed);
            case CostRemoved removed
            when known(state, removed.cost()) -> edit(state, event, contents -> contents.without(removed.cost()));
            case CostRemoved removed -> throw impossible(state, removed);
            case DocumentAttached attached -> attached(state, attached);
            case DocumentExplained explained -> {
                AttachedDocument before = state.file().documents().get(explained.document());
                if (before == null) {
                    throw impossible(state, event);
                }
                yield edit(state, event, contents -> contents.with(before.explained(explained)));
            }
            case DocumentRemoved removed
            when state.file().documents().containsKey(removed.document()) ->
                withoutAnswers(
                        edit(state, event, contents -> contents.without(removed.document())), removed.document());
            case DocumentRemoved removed -> throw impossible(state, removed);
            case CoreRequirementTicked ticked ->
                edit(
                        state,
                        event,
                        contents -> contents.ticked(ticked.requirement(), ticked.ticked(), ticked.documents()));
            case MetricRecorded recorded ->
                edit(state, event, contents -> contents.measured(recorded.metric(), recorded.value()));
            case ActivityQuestionAnswered answered ->
                edit(state, event, contents -> contents.answered(answered.question(), answered.answer()));
            case CommentAdded added -> correspond(state, asked(state).commented(added.text()));
            case InternalNoteAdded added -> correspond(state, asked(state).noted(added.text()));
            case UploadRequested requested ->
                correspond(state, asked(state).with(requested.request(), requested.kind()));
            case UploadRequestFulfilled done -> correspond(state, asked(state).without(done.request()));
            case UploadRequestCancelled gone -> correspond(state, asked(state).without(gone.request()));
            case OriginalsRequested requested ->
                correspond(state, asked(state).requested(requested.request(), requested.due()));
            case OriginalsReceived received -> correspond(state, asked(state).received(received.request()));
            case ContentsPurged purged ->
                told(
                        state.with(state.file().edited(contents -> contents.purged(purged.documents()))),
                        days -> days.purging(new Purging(null, purged.keptUntil())));
            case PurgeDeferred deferred -> told(state, days -> days.purging(new Purging(deferred.again(), null)));
            case ClaimSubmitted submitted -> ClaimTransitions.after(state, submitted);
            case ClaimResubmitted submitted -> ClaimTransitions.after(state, submitted);
            case ClaimWithdrawn withdrawn -> ClaimTransitions.after(state, withdrawn);
            case ClaimDiscarded discarded -> ClaimTransitions.after(state, discarded);
            case ClaimExpired expired -> ClaimTransitions.after(state, expired);
            case RejectionBecameFinal expired -> ClaimTransitions.after(state, expired);
            case ClaimExpiryApproached near -> told(state, days -> days.reminded(near.daysLeft()));
            case AnswerDeadlineApproached near -> told(state, days -> days.reminded(near.daysLeft()));
            case ReviewOverdue missed -> told(state, days -> days.missed(missed.due()));
            case DisputeOverdue missed -> told(state, days -> days.missed(missed.due()));
            case OriginalsOverdue missed -> correspond(state, asked(state).overdue(missed.request()));
            case ReviewAssigned assigned -> ClaimTransitions.after(state, assigned);
            case ReviewStarted started -> ClaimTransitions.after(state, started);
            case ReviewReleased released -> ClaimTransitions.after(state, released);
            case InformationRequested requested ->
                told(ClaimTransitions.after(state, requested), days -> days.reminding(requested.reminders()));
            case InformationItemAnswered answered -> ClaimTransitions.after(state, answered);
            case AnswerTimeExtended extended ->
                told(ClaimTransitions.after(state, extended), days -> days.reminding(extended.reminders()));
            case DeadlineMoved moved -> moved(state, moved);
            case ClaimApproved approved -> ClaimTransitions.after(state, approved);
            case ClaimRejected rejected -> ClaimTransitions.after(state, rejected);
            case ApprovalRevoked revoked -> ClaimTransitions.after(state, revoked);
            case RejectionAccepted accepted -> ClaimTransitions.after(state, accepted);
            case DisputeOpened opened -> ClaimTransitions.after(state, opened);
            case DisputeUpheld upheld -> ClaimTransitions.after(state, upheld);
            case DisputeDismissed dismissed -> ClaimTransitions.after(state, dismissed);
            case DisputeWithdrawn given -> ClaimTransitions.after(state, given);
        };
    }

    private static ClaimState moved(ClaimState state, DeadlineMoved moved) {
        return switch (moved.of()) {
            case SUBMISSION -> {
                ClaimState later = told(state, days -> days.submittingBy(moved.deadline()));
                yield state instanceof Editing ? told(later, days -> days.reminding(moved.reminders())) : later;
            }
            case ANSWER -> told(ClaimTransitions.answeringBy(state, moved), days -> days.reminding(moved.reminders()));
            case DISPUTE -> ClaimTransitions.disputableUntil(state, moved);
            case ORIGINALS -> {
                OriginalsRequestId request = moved.request();
                if (request == null) {
                    throw impossible(state, moved);
                }
                yield correspond(state, asked(state).requested(request, moved.deadline()));
            }
        };
    }

    /** Also while the claim is disputed (D-4). A dispute never relies on a document that the system rendered. */
    private static ClaimState attached(ClaimState state, DocumentAttached attached) {
        AttachedDocument document = AttachedDocument.of(attached);
        ClaimState after = state instanceof Disputed
                ? state.with(
                        state.file().edited(contents -> contents.with(document).keeping(attached)))
                : edit(state, attached, contents -> contents.with(document).keeping(attached));
        return attached.rendered() ? after : after.handedIn(attached.document());
    }

    /** An answer that named only this document no longer counts (V-2). */
    private static ClaimState withoutAnswers(ClaimState state, DocumentId document) {
        return state instanceof ActionRequired required ? required.without(document) : state;
    }

    private static Correspondence asked(ClaimState state) {
        return state.file().correspondence();
    }

    private static ClaimState correspond(ClaimState state, Correspondence changed) {
        return state.with(state.file().with(changed));
    }

    private static ClaimState told(ClaimState state, UnaryOperator<ToldDays> change) {
        return state.with(state.file().told(change));
    }

    private static boolean known(ClaimState state, CostId cost) {
        return state.file().costs().containsKey(cost);
    }

    /** The contents change only while the claim is open (C-4). */
    private static ClaimState edit(ClaimState state, ClaimEvent event, UnaryOperator<ClaimContents> edit) {
        if (state instanceof Editing || state instanceof ActionRequired) {
            return state.with(state.file().edited(edit));
        }
        throw impossible(state, event);
    }

    static IllegalStateException impossible(ClaimState state, ClaimEvent event) {
        return new IllegalStateException(
                name(event) + " cannot happen to " + state.file().id() + ", which is " + state.status());
    }

    private static String name(ClaimEvent event) {
        return event.getClass().getSimpleName();
    }
}
