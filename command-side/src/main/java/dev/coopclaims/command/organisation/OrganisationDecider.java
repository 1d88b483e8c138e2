package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.util.List;

/** Decides a command about one organisation. */
record OrganisationDecider<C extends OrganisationCommand>(Edit<C> edit) implements Decider<C, Void> {

    /** The events of the command. */
    @FunctionalInterface
    interface Edit<C> {
        List<? extends OrganisationEvent> decide(
                C command, OrganisationState organisation, Reach reach, Context context);
    }

    /**
     * Requires that the actor manages the organisation. A {@code GLOBAL_ADMIN} manages only its own; for it, the others
     * do not exist.
     *
     * @throws Refusal not found
     */
    static void requireManaged(OrganisationId id, Streams streams, Context context) {
        boolean managed = context.actor().is(Role.PROGRAMME_MANAGER)
                || context.actor().organisation().equals(id);
        if (!managed || streams.find(OrganisationState.KIND, id).isEmpty()) {
            throw Refusal.of(RequestCode.NO_SUCH_ORGANISATION);
        }
    }

    @Override
    public void admit(C command, Streams streams, Context context) {
        requireManaged(command.organisation(), streams, context);
    }

    @Override
    public Decision<Void> decide(C command, Streams streams, Context context) {
        Reach reach = Memberships.in(streams).of(context.actor());
        OrganisationState state = streams.get(OrganisationState.KIND, command.organisation());
        return Decision.of(Changes.of(OrganisationState.KIND, edit.decide(command, state, reach, context)));
    }
}
