package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.kernel.claim.ClaimEvent;
import java.util.List;
import java.util.function.BiFunction;

/**
 * How a command about one claim is decided, from the claim's state and the other streams it touches.
 *
 * @param side whose claims the command is about
 * @param touching what the command touches besides the claim
 * @param rule the decision itself
 * @param changes whether the claim may change
 */
public record ClaimDecider<C extends ClaimCommand<R>, R>(
        BiFunction<C, Context, ClaimSight.Side> side, Touching<C> touching, Rule<C, R> rule, boolean changes)
        implements Decider<C, R> {

    /** Decides a command. */
    @FunctionalInterface
    public interface Rule<C, R> {
        /** @throws dev.coopclaims.kernel.refusal.Refusal when a rule forbids it */
        Decision<R> decide(C command, ClaimState claim, Streams streams, Context context);
    }

    /** What an edit adds to the claim's history. */
    @FunctionalInterface
    public interface Edit<C> {
        /** @throws dev.coopclaims.kernel.refusal.Refusal when a rule forbids it */
        List<? extends ClaimEvent> decide(C command, ClaimState claim, Context context);
    }

    /** What happens to the claim and to what it holds. */
    @FunctionalInterface
    public interface Move<C> {
        Changes decide(C command, ClaimState claim, Streams streams, Context context);
    }

    /** What a command touches besides its claim. */
    @FunctionalInterface
    public interface Touching<C> {
        Touched touches(C command, ClaimState claim, Streams known, Context context);
    }

    /** A command for the claim's own organisation. */
    public static <C extends ClaimCommand<R>, R> ClaimDecider<C, R> own(Rule<C, R> rule) {
        return of((command, context) -> ClaimSight.Side.OWN, rule);
    }

    /** A command for everybody who may see the claim. */
    public static <C extends ClaimCommand<R>, R> ClaimDecider<C, R> seen(Rule<C, R> rule) {
        return of((command, context) -> ClaimSight.Side.ANY, rule);
    }

    /**
     * What time does to a claim: a command that only the system sends. It checks the time again and answers whether anything
     * happened, so that one that comes late, or twice, does no harm (record 54).
     */
    public static <C extends ClaimCommand<Boolean>> ClaimDecider<C, Boolean> byTime(Edit<C> edit) {
        return of((command, context) -> ClaimSight.Side.SYSTEM, (command, claim, streams, context) -> {
            List<? extends ClaimEvent> events = edit.decide(command, claim, context);
            return new Decision<>(Changes.of(ClaimState.KIND, events), !events.isEmpty());
        });
    }

    /** The same, for a command that also changes what the claim holds. */
    public static <C extends ClaimCommand<Boolean>> ClaimDecider<C, Boolean> byTimeMoving(Move<C> move) {
        return of((command, context) -> ClaimSight.Side.SYSTEM, (command, claim, streams, context) -> {
            Changes changes = move.decide(command, claim, streams, context);
            return new Decision<>(changes, !changes.isEmpty());
        });
    }

    /** A command that says itself whom it is for. */
    public static <C extends ClaimCommand<R>, R> ClaimDecider<C, R> of(
            BiFunction<C, Context, ClaimSight.Side> side, Rule<C, R> rule) {
        return new ClaimDecider<>(side, (command, claim, known, context) -> Touched.NOTHING, rule, true);
    }

    /** A partner's edit of its own claim, as far as the claim's state (C-4) and the time to answer (V-6) allow. */
    public static <C extends ClaimCommand<Void>> ClaimDecider<C, Void> edit(Edit<C> edit) {
        return own((command, claim, streams, context) -> {
            EditingRules.requireOpenTo(claim, streams, context.now());
            return Decision.of(Changes.of(ClaimState.KIND, edit.decide(command, claim, context)));
        });
    }

    /** The same decider, touching more streams. */
    public ClaimDecider<C, R> touching(Touching<C> more) {
        return new ClaimDecider<>(side, more, rule, changes);
    }

    /** The same decider, for a command that changes nothing. */
    public ClaimDecider<C, R> asking() {
        return new ClaimDecider<>(side, touching, rule, false);
    }

    @Override
    public Touched touches(C command, Streams known, Context context) {
        return known.ifKnown(ClaimState.KIND, command.claim())
                .filter(claim -> ClaimSight.isSeen(side.apply(command, context), command.claim(), known, context))
                .map(claim -> touching.touches(command, claim, known, context))
                .orElse(Touched.NOTHING);
    }

    @Override
    public void admit(C command, Streams streams, Context context) {
        ClaimSight.require(side.apply(command, context), command.claim(), streams, context);
    }

    @Override
    public Decision<R> decide(C command, Streams streams, Context context) {
        return rule.decide(command, streams.get(ClaimState.KIND, command.claim()), streams, context);
    }
}
