package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.List;

/** Ends a membership. */
public record RemoveMember(OrganisationId organisation, UserId user) implements Command<Void> {
    public static final Decider<RemoveMember, Void> DECIDER = new OrganisationDecider<>(
            RemoveMember::organisation,
            (command, organisation, reach, context) ->
                    List.of(OrganisationDecisions.removeMember(organisation, command, reach)));

    @Override
    public OrganisationId target() {
        return organisation;
    }

    @Override
    public StreamKind<OrganisationState, OrganisationEvent> targetKind() {
        return OrganisationState.KIND;
    }
}
