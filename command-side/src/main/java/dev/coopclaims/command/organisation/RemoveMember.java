package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.List;

/** Ends a membership. */
public record RemoveMember(OrganisationId organisation, UserId user) implements OrganisationCommand {
    public static final Decider<RemoveMember, Void> DECIDER =
            new OrganisationDecider<>((command, organisation, reach, context) ->
                    List.of(OrganisationDecisions.removeMember(organisation, command, reach)));
}
