package dev.coopclaims.command.claim;

import dev.coopclaims.command.claim.ClaimState.ActionRequired;
import dev.coopclaims.command.claim.ClaimState.Approved;
import dev.coopclaims.command.claim.ClaimState.Discarded;
import dev.coopclaims.command.claim.ClaimState.Disputed;
import dev.coopclaims.command.claim.ClaimState.Editing;
import dev.coopclaims.command.claim.ClaimState.Expired;
import dev.coopclaims.command.claim.ClaimState.Rejected;
import dev.coopclaims.command.claim.ClaimState.Submitted;
import dev.coopclaims.command.claim.ClaimState.UnderReview;
import dev.coopclaims.command.claim.ClaimState.Withdrawn;
import dev.coopclaims.kernel.claim.AnswerTimeExtended;
import dev.coopclaims.kernel.claim.ApprovalRevoked;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimDiscarded;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimExpired;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.ClaimWithdrawn;
import dev.coopclaims.kernel.claim.DeadlineMoved;
import dev.coopclaims.kernel.claim.DisputeDismissed;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DisputeUpheld;
import dev.coopclaims.kernel.claim.DisputeWithdrawn;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItemAnswered;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.RejectionAccepted;
import dev.coopclaims.kernel.claim.RejectionBecameFinal;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewReleased;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.time.Deadline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The transitions of domain.md §5.1; an impossible transition is a defect and throws. */
final class ClaimTransitions {

    private ClaimTransitions() {}

    static ClaimState after(ClaimState state, ClaimSubmitted event) {
        Editing editing = in(Editing.class, state, event);
        ClaimContent file = editing.file().keepingOriginalsUntil(event.keepOriginalsUntil());
        return new Submitted(file, SubmittedClaim.of(event, file), EarlierDecisions.NONE, null);
    }

    static ClaimState after(ClaimState state, ClaimResubmitted event) {
        ActionRequired asked = in(ActionRequired.class, state, event);
        if (asked.origin() != event.origin()) {
            throw ClaimEvolution.impossible(state, event);
        }
        ClaimContent file = asked.file().keepingOriginalsUntil(event.keepOriginalsUntil());
        SubmittedClaim submittal = SubmittedClaim.of(event, file, asked.refusedCosts());
        return switch (event.origin()) {
            case REVIEW -> new Submitted(file, submittal, asked.past(), asked.reviewer());
            case DISPUTE -> new Disputed(file, submittal, asked.past(), event.due());
        };
    }

    static ClaimState after(ClaimState state, ClaimWithdrawn event) {
        if (state instanceof Submitted
                || (state instanceof ActionRequired asked && asked.origin() == RequestOrigin.REVIEW)) {
            return new Withdrawn(state.file().with(state.file().correspondence().withdrawn()), state.refusedCosts());
        }
        throw ClaimEvolution.impossible(state, event);
    }

    static ClaimState after(ClaimState state, ClaimDiscarded event) {
        return new Discarded(in(Editing.class, state, event).file());
    }

    static ClaimState after(ClaimState state, ClaimExpired event) {
        return new Expired(in(Editing.class, state, event).file());
    }

    static ClaimState after(ClaimState state, ReviewAssigned event) {
        if (state instanceof Submitted waiting) {
            return new Submitted(waiting.file(), waiting.submittal(), waiting.past(), event.reviewer());
        }
        UnderReview review = in(UnderReview.class, state, event);
        return new UnderReview(review.file(), review.submittal(), review.past(), event.reviewer());
    }

    static ClaimState after(ClaimState state, ReviewStarted event) {
        Submitted waiting = in(Submitted.class, state, event);
        return new UnderReview(waiting.file(), waiting.submittal(), waiting.past(), event.reviewer());
    }

    /** Also while the partner has to act: the answer then returns to the queue without a reviewer. */
    static ClaimState after(ClaimState state, ReviewReleased event) {
        if (state instanceof Submitted waiting) {
            return new Submitted(waiting.file(), waiting.submittal(), waiting.past(), null);
        }
        if (state instanceof ActionRequired asked) {
            return new ActionRequired(
                    asked.file(),
                    asked.submittal(),
                    asked.past(),
                    null,
                    asked.origin(),
                    asked.items(),
                    asked.answered(),
                    asked.answerDue());
        }
        UnderReview review = in(UnderReview.class, state, event);
        return new Submitted(review.file(), review.submittal(), review.past(), null);
    }

    static ClaimState after(ClaimState state, InformationRequested event) {
        return switch (event.origin()) {
            case REVIEW -> {
                UnderReview review = in(UnderReview.class, state, event);
                yield asked(review.file(), review.submittal(), review.past(), review.reviewer(), event);
            }
            case DISPUTE -> {
                Disputed disputed = in(Disputed.class, state, event);
                yield asked(disputed.file(), disputed.submittal(), disputed.past(), null, event);
            }
        };
    }

    private static ActionRequired asked(
            ClaimContent file,
            SubmittedClaim submittal,
            EarlierDecisions past,
            @Nullable UserId reviewer,
            InformationRequested event) {
        return new ActionRequired(
                file, submittal, past, reviewer, event.origin(), event.items(), Map.of(), event.answerDue());
    }

    static ClaimState after(ClaimState state, InformationItemAnswered event) {
        ActionRequired asked = in(ActionRequired.class, state, event);
        Map<InformationItemId, List<DocumentId>> answered = new HashMap<>(asked.answered());
        answered.put(event.item(), event.documents());
        return new ActionRequired(
                asked.file(),
                asked.submittal(),
                asked.past(),
                asked.reviewer(),
                asked.origin(),
                asked.items(),
                answered,
                asked.answerDue());
    }

    static ClaimState after(ClaimState state, AnswerTimeExtended event) {
        return answeringBy(in(ActionRequired.class, state, event), event.answerDue());
    }

    /** The partner has more time to answer by an exception. */
    static ClaimState answeringBy(ClaimState state, DeadlineMoved event) {
        return answeringBy(in(ActionRequired.class, state, event), event.deadline());
    }

    private static ClaimState answeringBy(ActionRequired asked, Deadline due) {
        return new ActionRequired(
                asked.file(),
                asked.submittal(),
                asked.past(),
                asked.reviewer(),
                asked.origin(),
                asked.items(),
                asked.answered(),
                due);
    }

    /** The partner has more time to dispute a rejection by an exception. */
    static ClaimState disputableUntil(ClaimState state, DeadlineMoved event) {
        Rejected rejected = in(Rejected.class, state, event);
        if (rejected.finalRejection()) {
            throw ClaimEvolution.impossible(state, event);
        }
        return new Rejected(
                rejected.file(), rejected.submittal(), rejected.past(), rejected.held(), event.deadline(), false);
    }

    static ClaimState after(ClaimState state, ClaimApproved event) {
        UnderReview review = in(UnderReview.class, state, event);
        return new Approved(
                review.file(),
                review.submittal().cutTo(event.approved(), event.costs(), event.allocations()),
                review.past(),
                review.reviewer(),
                event.approved(),
                event.costs(),
                event.allocations());
    }

    /** Also while the partner has to act, if nobody answered in time (V-6); that rejection is nobody's. */
    static ClaimState after(ClaimState state, ClaimRejected event) {
        if (state instanceof ActionRequired asked && asked.origin() == RequestOrigin.REVIEW) {
            return new Rejected(
                    asked.file(),
                    asked.submittal(),
                    asked.past().rejected(null),
                    event.held(),
                    event.disputableUntil(),
                    false);
        }
        UnderReview review = in(UnderReview.class, state, event);
        return new Rejected(
                review.file(),
                review.submittal(),
                review.past().rejected(review.reviewer()),
                event.held(),
                event.disputableUntil(),
                false);
    }

    /** Lasts only until the request or the rejection that follows in the same commit (V-5). */
    static ClaimState after(ClaimState state, ApprovalRevoked event) {
        Approved approved = in(Approved.class, state, event);
        UserId reviewer = approved.reviewer();
        SubmittedClaim submittal = approved.submittal();
        ClaimContent file = submittal.leftOf(approved.file());
        EarlierDecisions past = approved.past().revoked();
        return reviewer == null
                ? new Submitted(file, submittal, past, null)
                : new UnderReview(file, submittal, past, reviewer);
    }

    static ClaimState after(ClaimState state, RejectionAccepted event) {
        Rejected rejected = in(Rejected.class, state, event);
        if (rejected.finalRejection()) {
            throw ClaimEvolution.impossible(state, event);
        }
        return finallyRejected(rejected.file(), rejected.submittal(), rejected.past(), rejected.disputableUntil());
    }

    static ClaimState after(ClaimState state, RejectionBecameFinal event) {
        Rejected rejected = in(Rejected.class, state, event);
        if (rejected.finalRejection()) {
            throw ClaimEvolution.impossible(state, event);
        }
        return finallyRejected(rejected.file(), rejected.submittal(), rejected.past(), rejected.disputableUntil());
    }

    static ClaimState after(ClaimState state, DisputeOpened event) {
        Rejected rejected = in(Rejected.class, state, event);
        if (rejected.finalRejection()) {
            throw ClaimEvolution.impossible(state, event);
        }
        return new Disputed(
                rejected.file(), rejected.submittal(), rejected.past().disputed(event.documents()), event.due());
    }

    static ClaimState after(ClaimState state, DisputeUpheld event) {
        Disputed disputed = in(Disputed.class, state, event);
        return new Approved(
                disputed.file(),
                disputed.submittal().cutTo(event.approved(), event.costs(), event.allocations()),
                disputed.past(),
                null,
                event.approved(),
                event.costs(),
                event.allocations());
    }

    /** Also while the partner has to act in the dispute, if nobody answered in time (V-6). */
    static ClaimState after(ClaimState state, DisputeDismissed event) {
        if (state instanceof ActionRequired asked && asked.origin() == RequestOrigin.DISPUTE) {
            return finallyRejected(asked.file(), asked.submittal(), asked.past(), asked.answerDue());
        }
        Disputed disputed = in(Disputed.class, state, event);
        return finallyRejected(disputed.file(), disputed.submittal(), disputed.past(), disputed.due());
    }

    /** Also while the partner has to act in the dispute (domain.md §5.1). */
    static ClaimState after(ClaimState state, DisputeWithdrawn event) {
        if (state instanceof ActionRequired asked && asked.origin() == RequestOrigin.DISPUTE) {
            return finallyRejected(asked.file(), asked.submittal(), asked.past(), asked.answerDue());
        }
        Disputed disputed = in(Disputed.class, state, event);
        return finallyRejected(disputed.file(), disputed.submittal(), disputed.past(), disputed.due());
    }

    private static Rejected finallyRejected(
            ClaimContent file, SubmittedClaim submittal, EarlierDecisions past, Deadline until) {
        return new Rejected(file, submittal, past, List.of(), until, true);
    }

    private static <S extends ClaimState> S in(Class<S> expected, ClaimState state, ClaimEvent event) {
        if (expected.isInstance(state)) {
            return expected.cast(state);
        }
        throw ClaimEvolution.impossible(state, event);
    }
}
