package dev.coopclaims.command.claim;

import dev.coopclaims.command.claim.ClaimState.Approved;
import dev.coopclaims.command.claim.ClaimState.Editing;
import dev.coopclaims.command.claim.ClaimState.Rejected;
import dev.coopclaims.command.claim.ClaimState.Submitted;
import dev.coopclaims.command.claim.ClaimState.UnderReview;
import dev.coopclaims.kernel.claim.ActivityQuestionAnswered;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.CommentAdded;
import dev.coopclaims.kernel.claim.CoreRequirementTicked;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostChanged;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostRemoved;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.DocumentRemoved;
import dev.coopclaims.kernel.claim.MetricRecorded;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewStarted;
import org.jspecify.annotations.Nullable;

/** How events make a claim's state. Silent and total: an event that cannot have happened is a defect and throws. */
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
            return new Editing(ClaimFile.of(started));
        }
        if (state == null) {
            throw new IllegalStateException("a claim begins with ClaimStarted, not " + name(event));
        }
        return next(state, event);
    }

    private static ClaimState next(ClaimState state, ClaimEvent event) {
        return switch (event) {
            case ClaimStarted started -> throw impossible(state, started);
            case ClaimDetailsChanged changed -> open(state, event, state.file().with(details(changed)));
            case CostAdded added -> open(state, event, costs(state, added));
            case CostChanged changed ->
                open(state, event, known(state, changed.cost().id(), event).with(changed.cost()));
            case CostRemoved removed ->
                open(state, event, known(state, removed.cost(), event).without(removed.cost()));
            case DocumentAttached attached -> open(state, event, state.file().with(AttachedDocument.of(attached)));
            case DocumentRemoved removed ->
                open(state, event, known(state, removed.document(), event).without(removed.document()));
            case CoreRequirementTicked ticked ->
                open(state, event, state.file().ticked(ticked.requirement(), ticked.ticked(), ticked.documents()));
            case MetricRecorded recorded ->
                open(state, event, state.file().measured(recorded.metric(), recorded.value()));
            case ActivityQuestionAnswered answered ->
                open(state, event, state.file().answered(answered.question(), answered.answer()));
            case CommentAdded added -> state.with(state.file().commented());
            case ClaimSubmitted submitted ->
                new Submitted(open(state, event, state.file()).file(), Submittal.of(submitted), null);
            case ReviewAssigned assigned -> assigned(state, assigned);
            case ReviewStarted started ->
                state instanceof Submitted submitted
                        ? new UnderReview(submitted.file(), submitted.submittal(), started.reviewer())
                        : fail(state, event);
            case ClaimApproved approved -> {
                UnderReview review = underReview(state, event);
                yield new Approved(review.file(), review.submittal(), approved.approved(), approved.allocations());
            }
            case ClaimRejected rejected -> {
                UnderReview review = underReview(state, event);
                yield new Rejected(review.file(), review.submittal(), rejected.held(), rejected.disputableUntil());
            }
        };
    }

    private static ClaimDetails details(ClaimDetailsChanged event) {
        return new ClaimDetails(
                event.location(),
                event.activity(),
                event.title(),
                event.activityStart(),
                event.activityEnd(),
                event.planId());
    }

    private static ClaimFile costs(ClaimState state, CostAdded added) {
        if (state.file().costs().containsKey(added.cost().id())) {
            throw impossible(state, added);
        }
        return state.file().with(added.cost());
    }

    private static ClaimFile known(ClaimState state, CostId cost, ClaimEvent event) {
        if (!state.file().costs().containsKey(cost)) {
            throw impossible(state, event);
        }
        return state.file();
    }

    private static ClaimFile known(ClaimState state, DocumentId document, ClaimEvent event) {
        if (!state.file().documents().containsKey(document)) {
            throw impossible(state, event);
        }
        return state.file();
    }

    /** The file changes only while the claim is open (C-4). */
    private static ClaimState open(ClaimState state, ClaimEvent event, ClaimFile changed) {
        return switch (state) {
            case Editing editing -> editing.with(changed);
            case Submitted locked -> fail(locked, event);
            case UnderReview locked -> fail(locked, event);
            case Approved locked -> fail(locked, event);
            case Rejected locked -> fail(locked, event);
        };
    }

    private static ClaimState assigned(ClaimState state, ReviewAssigned assigned) {
        return switch (state) {
            case Submitted submitted -> new Submitted(submitted.file(), submitted.submittal(), assigned.reviewer());
            case UnderReview review -> new UnderReview(review.file(), review.submittal(), assigned.reviewer());
            case Editing other -> fail(other, assigned);
            case Approved other -> fail(other, assigned);
            case Rejected other -> fail(other, assigned);
        };
    }

    private static UnderReview underReview(ClaimState state, ClaimEvent event) {
        if (state instanceof UnderReview review) {
            return review;
        }
        throw impossible(state, event);
    }

    private static ClaimState fail(ClaimState state, ClaimEvent event) {
        throw impossible(state, event);
    }

    private static IllegalStateException impossible(ClaimState state, ClaimEvent event) {
        return new IllegalStateException(
                name(event) + " cannot happen to " + state.file().id() + ", which is " + state.status());
    }

    private static String name(ClaimEvent event) {
        return event.getClass().getSimpleName();
    }
}
