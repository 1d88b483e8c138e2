package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimSight;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.submission.Commitments;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.kernel.claim.ClaimEvent;
import java.util.List;

/**
 * Decides a reviewer's command about one claim. The actor must see the claim; the organisations say who may review it
 * (R-3, V-1).
 *
 * @param rule the decision itself
 * @param moves whether what the claim holds may change
 */
public record ReviewDecider<C extends ClaimCommand<R>, R>(Rule<C, R> rule, boolean moves) implements Decider<C, R> {

    /** Decides a command. */
    @FunctionalInterface
    public interface Rule<C, R> {
        /** @throws dev.coopclaims.kernel.refusal.Refusal when a rule forbids it */
        Decision<R> decide(C command, ClaimState claim, Reviewers reviewers, Streams streams, Context context);
    }

    /** The events that a command adds to the claim's history. */
    @FunctionalInterface
    interface Edit<C> {
        /** @throws dev.coopclaims.kernel.refusal.Refusal when a rule forbids it */
        List<ClaimEvent> decide(C command, ClaimState claim, Context context);
    }

    /** For a command that moves no money. */
    public static <C extends ClaimCommand<R>, R> ReviewDecider<C, R> of(Rule<C, R> rule) {
        return new ReviewDecider<>(rule, false);
    }

    /** For a command that only people outside the claim's organisation may send ({@link Reviewers#decided}). */
    static <C extends ClaimCommand<Void>> ReviewDecider<C, Void> deciding(Edit<C> edit) {
        return of((command, claim, reviewers, streams, context) -> Decision.of(
                Changes.of(ClaimState.KIND, reviewers.decided(claim, now -> edit.decide(command, now, context)))));
    }

    /** The same, for a command that may change what the claim holds. */
    ReviewDecider<C, R> moving() {
        return new ReviewDecider<>(rule, true);
    }

    @Override
    public Touched touches(C command, Streams known, Context context) {
        return known.ifKnown(ClaimState.KIND, command.claim())
                .filter(claim -> ClaimSight.isSeen(command.claim(), known, context))
                .map(claim -> {
                    Touched people = Touched.NOTHING
                            .reading(OrganisationState.KIND, claim.file().organisation())
                            .reading(OrganisationState.KIND, context.policies().vendor());
                    return moves ? people.and(Commitments.by(claim, context).touches()) : people;
                })
                .orElse(Touched.NOTHING);
    }

    @Override
    public void admit(C command, Streams streams, Context context) {
        ClaimSight.require(ClaimSight.Side.ANY, command.claim(), streams, context);
    }

    @Override
    public Decision<R> decide(C command, Streams streams, Context context) {
        ClaimState claim = streams.get(ClaimState.KIND, command.claim());
        return rule.decide(command, claim, Reviewers.in(streams, context), streams, context);
    }
}
