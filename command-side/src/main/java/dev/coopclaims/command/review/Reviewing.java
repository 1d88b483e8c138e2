package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.ClaimState.Approved;
import dev.coopclaims.command.claim.ClaimState.Editing;
import dev.coopclaims.command.claim.ClaimState.Rejected;
import dev.coopclaims.command.claim.ClaimState.Submitted;
import dev.coopclaims.command.claim.ClaimState.UnderReview;
import dev.coopclaims.command.claim.Submittal;
import dev.coopclaims.command.claim.Violations;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.RejectionReason;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.ReviewAssigned;
import dev.coopclaims.kernel.claim.ReviewStarted;
import dev.coopclaims.kernel.refusal.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a reviewer may decide (V-1, V-3, V-4, V-7, R-3). Pure. */
public final class Reviewing {

    private Reviewing() {}

    /** Assigns the review to the actor and starts it (V-1). No event when it is the actor's already. */
    public static List<ClaimEvent> start(ClaimState state, Actor actor, ReviewPolicy policy) {
        policy.refuseOwn(state.file(), actor);
        return switch (state) {
            case Submitted submitted -> started(submitted, actor);
            case UnderReview review -> {
                if (!review.reviewer().equals(actor.user())) {
                    throw Refusal.conflict("Somebody else reviews the claim.");
                }
                yield List.of();
            }
            case Editing other -> throw notDecidable(other);
            case Approved other -> throw notDecidable(other);
            case Rejected other -> throw notDecidable(other);
        };
    }

    /**
     * Approves the full requested amount (V-3); what was reserved is what is approved of each fund.
     *
     * @param note to the partner; may be empty
     */
    public static List<ClaimEvent> approve(ClaimState state, String note, Actor actor, ReviewPolicy policy) {
        Decision decision = decision(state, actor, policy);
        Violations violations = new Violations();
        violations.optionalText(note, ClaimLimits.MAX_TEXT_CHARS, "/note", "V-3");
        violations.refuseIfAny();
        ClaimFile file = state.file();
        return decision.with(new ClaimApproved(
                file.id(),
                file.organisation(),
                decision.submittal().requested(),
                file.costs().values().stream()
                        .map(cost -> new ApprovedCost(cost.id(), cost.requested(), null))
                        .toList(),
                decision.submittal().allocations(),
                note.strip()));
    }

    /** Rejects (V-4). The funds stay held until it is final (D-3). */
    public static List<ClaimEvent> reject(
            ClaimState state,
            List<String> reasons,
            String text,
            Actor actor,
            ReviewPolicy policy,
            Catalogue catalogue,
            Instant now) {
        Decision decision = decision(state, actor, policy);
        Violations violations = new Violations();
        violations.unless(!reasons.isEmpty(), "REASON_MISSING", "/reasons", "name at least one reason", "V-4");
        for (int i = 0; i < reasons.size(); i++) {
            String code = reasons.get(i);
            violations.unless(
                    catalogue
                            .rejectionReason(code)
                            .filter(RejectionReason::allowsRejection)
                            .isPresent(),
                    "REASON_NOT_ALLOWED",
                    "/reasons/" + i,
                    "the catalogue has no reason " + code + " that allows a rejection",
                    "V-4");
        }
        violations.text(text, ClaimLimits.MAX_TEXT_CHARS, "/text", "V-4");
        violations.refuseIfAny();
        ClaimFile file = state.file();
        return decision.with(new ClaimRejected(
                file.id(),
                file.organisation(),
                reasons.stream().distinct().toList(),
                text.strip(),
                decision.submittal().allocations(),
                catalogue
                        .reviewCalendar()
                        .endOfCalendarDay(now, catalogue.limits().disputeWindowDays())));
    }

    /** A decision on a claim that nobody has started to review starts the review first (V-7). */
    private static Decision decision(ClaimState state, Actor actor, ReviewPolicy policy) {
        policy.refuseOwn(state.file(), actor);
        return switch (state) {
            case Submitted submitted -> new Decision(submitted.submittal(), started(submitted, actor));
            case UnderReview review -> new Decision(review.submittal(), List.of());
            case Editing other -> throw notDecidable(other);
            case Approved other -> throw notDecidable(other);
            case Rejected other -> throw notDecidable(other);
        };
    }

    private static List<ClaimEvent> started(Submitted submitted, Actor actor) {
        ClaimFile file = submitted.file();
        List<ClaimEvent> events = new ArrayList<>(2);
        if (!actor.user().equals(submitted.reviewer())) {
            events.add(new ReviewAssigned(file.id(), file.organisation(), actor.user()));
        }
        events.add(new ReviewStarted(file.id(), file.organisation(), actor.user()));
        return events;
    }

    private static Refusal notDecidable(ClaimState state) {
        return Refusal.conflict("The claim is " + state.status() + " and not to be reviewed.");
    }

    /** A decision to come, and what has to happen before it. */
    private record Decision(Submittal submittal, List<ClaimEvent> before) {

        List<ClaimEvent> with(ClaimEvent decided) {
            List<ClaimEvent> events = new ArrayList<>(before);
            events.add(decided);
            return events;
        }
    }
}
