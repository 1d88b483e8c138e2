package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.ClaimState.ActionRequired;
import dev.coopclaims.command.claim.ClaimState.Disputed;
import dev.coopclaims.command.claim.ClaimState.Submitted;
import dev.coopclaims.command.claim.ClaimState.UnderReview;
import dev.coopclaims.command.claim.OtherState;
import dev.coopclaims.command.claim.SubmittedClaim;
import dev.coopclaims.command.claim.Violations;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.RejectionReason;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.DisputeDismissed;
import dev.coopclaims.kernel.claim.RejectedPart;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewReleased;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.time.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reviewer may do and decide (V-1, V-3, V-4, V-7); {@link Reviewers} says who may be the reviewer. Pure. */
public final class Reviewing {

    private Reviewing() {}

    /** Assigns the review to the actor and starts it (V-1). No event if the actor already has it. */
    public static List<ClaimEvent> start(ClaimState state, Actor actor) {
        refuseAnothers(state, actor);
        if (state instanceof Submitted submitted) {
            return started(submitted, actor);
        }
        if (state instanceof UnderReview) {
            return List.of();
        }
        throw notDecidable(state);
    }

    /** Returns the claim to those that wait for a reviewer (V-1). */
    static List<ClaimEvent> release(ClaimState state, Actor actor) {
        refuseAnothers(state, actor);
        if (state instanceof UnderReview || state instanceof Submitted) {
            return reviewerOf(state).map(reviewer -> givenBack(state, reviewer)).orElse(List.of());
        }
        throw notDecidable(state);
    }

    /** The assigned reviewer, also while the partner has to answer; empty if there is none. */
    static Optional<UserId> reviewerOf(ClaimState state) {
        return switch (state) {
            case Submitted waiting -> Optional.ofNullable(waiting.reviewer());
            case UnderReview review -> Optional.of(review.reviewer());
            case ActionRequired asked -> Optional.ofNullable(asked.reviewer());
            default -> Optional.empty();
        };
    }

    static List<ClaimEvent> givenBack(ClaimState state, UserId reviewer) {
        ClaimContent file = state.file();
        return List.of(new ReviewReleased(file.id(), file.organisation(), reviewer));
    }

    /** Assigns the review to the reviewer (V-1); no event if the reviewer already has it. */
    static List<ClaimEvent> reassign(ClaimState state, UserId reviewer) {
        ClaimContent file = state.file();
        boolean already;
        if (state instanceof UnderReview review) {
            already = reviewer.equals(review.reviewer());
        } else if (state instanceof Submitted submitted) {
            already = reviewer.equals(submitted.reviewer());
        } else {
            throw notDecidable(state);
        }
        return already ? List.of() : List.of(new ReviewAssigned(file.id(), file.organisation(), reviewer));
    }

    /** Rejects the claim (V-4). The funds stay held until the rejection is final (D-3), as it is after a dispute. */
    public static List<ClaimEvent> reject(
            ClaimState state,
            List<String> reasons,
            List<RejectedPart> parts,
            String text,
            Actor actor,
            Catalogue catalogue,
            Instant now) {
        Decision decision = decision(state, actor);
        Violations violations = new Violations();
        violations.unless(!reasons.isEmpty(), RefusalCode.REASON_MISSING, "/reasons");
        for (int i = 0; i < reasons.size(); i++) {
            String code = reasons.get(i);
            if (catalogue
                    .rejectionReason(code)
                    .filter(RejectionReason::allowsRejection)
                    .isEmpty()) {
                violations.add(Reasons.refused(code, "a rejection", "/reasons/" + i, "V-4", catalogue));
            }
        }
        ClaimContent file = state.file();
        RejectedParts.check(parts, reasons, file, catalogue, violations);
        violations.text(text, "/text", "V-4");
        violations.refuseIfAny();
        List<String> codes = reasons.stream().distinct().toList();
        if (decision.inDispute()) {
            return List.of(new DisputeDismissed(
                    file.id(),
                    file.organisation(),
                    codes,
                    parts,
                    text.strip(),
                    decision.submittal().allocations()));
        }
        return decision.with(new ClaimRejected(
                file.id(),
                file.organisation(),
                codes,
                parts,
                text.strip(),
                decision.submittal().allocations(),
                Deadline.afterDays(
                        now,
                        catalogue.limits().disputeWindowDays(),
                        catalogue.zone(file.details().location()))));
    }

    /**
     * A decision on a claim that nobody has started to review starts the review first (V-7).
     *
     * @throws Refusal a conflict if somebody else has the review, or there is nothing to decide
     */
    static Decision decision(ClaimState state, Actor actor) {
        refuseAnothers(state, actor);
        if (state instanceof Submitted submitted) {
            return new Decision(submitted.submittal(), started(submitted, actor), false);
        }
        if (state instanceof UnderReview review) {
            return new Decision(review.submittal(), List.of(), false);
        }
        if (state instanceof Disputed disputed) {
            return new Decision(disputed.submittal(), List.of(), true);
        }
        throw notDecidable(state);
    }

    private static List<ClaimEvent> started(Submitted submitted, Actor actor) {
        ClaimContent file = submitted.file();
        List<ClaimEvent> events = new ArrayList<>(2);
        if (!actor.user().equals(submitted.reviewer())) {
            events.add(new ReviewAssigned(file.id(), file.organisation(), actor.user()));
        }
        events.add(new ReviewStarted(file.id(), file.organisation(), actor.user()));
        return events;
    }

    /**
     * Only the assigned reviewer decides and asks; others take the review over first, by an event that both see (V-1).
     */
    private static void refuseAnothers(ClaimState state, Actor actor) {
        boolean waits = state instanceof Submitted || state instanceof UnderReview;
        UserId reviewer = reviewerOf(state).orElse(null);
        if (waits && reviewer != null && !reviewer.equals(actor.user())) {
            throw Refusal.conflict(RefusalCode.REVIEW_TAKEN.at(
                    "/reviewer", OtherState.named(state), reviewer, state.file().id()));
        }
    }

    private static Refusal notDecidable(ClaimState state) {
        return state instanceof Disputed
                ? OtherState.refusal(state, RefusalCode.REVIEW_IN_DISPUTE)
                : OtherState.refusal(state, RefusalCode.NOT_IN_REVIEW);
    }

    /** What a decision is based on, and the events that have to precede it. */
    record Decision(SubmittedClaim submittal, List<ClaimEvent> before, boolean inDispute) {

        List<ClaimEvent> with(ClaimEvent decided) {
            List<ClaimEvent> events = new ArrayList<>(before);
            events.add(decided);
            return events;
        }
    }
}
