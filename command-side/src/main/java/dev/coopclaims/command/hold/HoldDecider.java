package dev.coopclaims.command.hold;

import dev.coopclaims.command.claim.ClaimSight;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.hold.HoldEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides about the holds on a claim or an organisation that the actor may know of. Somebody whose membership has limits
 * decides about none on an organisation: it holds all its claims and people, also those outside.
 */
record HoldDecider<C extends HoldCommand>(TooLate tooLate, Edit<C> edit) implements Decider<C, Void> {

    /** For what is never too late. */
    HoldDecider(Edit<C> edit) {
        this(TooLate.NEVER, edit);
    }

    /** The event of the command. */
    @FunctionalInterface
    interface Edit<C> {
        HoldEvent decide(C command, OrganisationId partner, @Nullable HoldsState holds, Context context);
    }

    @Override
    public Touched touches(C command, Streams known, Context context) {
        Touched late = tooLate.touches(command.on());
        return command.on() instanceof ClaimId claim
                ? late.reading(ClaimState.KIND, claim)
                : late.reading(OrganisationState.KIND, command.on());
    }

    @Override
    public void admit(C command, Streams streams, Context context) {
        if (command.on() instanceof ClaimId claim) {
            ClaimSight.require(ClaimSight.Side.VENDOR, claim, streams, context);
        } else if (streams.find(OrganisationState.KIND, command.on()).isEmpty()) {
            throw Refusal.of(RequestCode.NO_SUCH_ORGANISATION);
        } else {
            Memberships.in(streams).requireUnlimited(context.actor());
        }
    }

    @Override
    public Decision<Void> decide(C command, Streams streams, Context context) {
        tooLate.refuse(command.on(), streams);
        Optional<HoldsState> holds = streams.find(HoldsState.KIND, command.target());
        return Decision.of(Changes.of(
                HoldsState.KIND, edit.decide(command, partner(command.on(), streams), holds.orElse(null), context)));
    }

    private static OrganisationId partner(AggregateId on, Streams streams) {
        return on instanceof ClaimId claim
                ? streams.get(ClaimState.KIND, claim).file().organisation()
                : new OrganisationId(on.value());
    }
}
