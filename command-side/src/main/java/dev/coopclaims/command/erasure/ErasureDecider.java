package dev.coopclaims.command.erasure;

import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.Reach;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;

/** Decides about an erasure that was asked for. Somebody whose membership has limits decides about none. */
record ErasureDecider<C extends ErasureCommand<R>, R>(boolean systemOnly, Edit<C, R> edit) implements Decider<C, R> {

    /** What happens, and what is answered. */
    @FunctionalInterface
    interface Edit<C, R> {
        Decision<R> decide(C command, ErasureState state, Streams streams, Context context);
    }

    /** For what a person asks. */
    ErasureDecider(Edit<C, R> edit) {
        this(false, edit);
    }

    /** For what only the system itself does. */
    static <C extends ErasureCommand<R>, R> ErasureDecider<C, R> ofSystem(Edit<C, R> edit) {
        return new ErasureDecider<>(true, edit);
    }

    /** @throws Refusal forbidden if the actor's membership is limited */
    static void requireUnlimited(Streams streams, Context context) {
        if (!context.actor().isSystem()
                && !Memberships.in(streams).of(context.actor()).equals(Reach.EVERYTHING)) {
            throw Refusal.of(RequestCode.MEMBERSHIP_LIMITED);
        }
    }

    @Override
    public Touched touches(C command, Streams known, Context context) {
        return known.ifKnown(ErasureState.KIND, command.erasure())
                .map(state -> Retention.touches(state.subject(), known, context))
                .orElse(Touched.NOTHING);
    }

    @Override
    public void admit(C command, Streams streams, Context context) {
        if (systemOnly && !context.actor().isSystem()) {
            throw Refusal.of(RequestCode.ENDPOINT_CLOSED);
        }
        requireUnlimited(streams, context);
        if (streams.find(ErasureState.KIND, command.erasure()).isEmpty()) {
            throw Refusal.of(RequestCode.NO_SUCH_ERASURE);
        }
    }

    @Override
    public Decision<R> decide(C command, Streams streams, Context context) {
        return edit.decide(command, streams.get(ErasureState.KIND, command.erasure()), streams, context);
    }
}
