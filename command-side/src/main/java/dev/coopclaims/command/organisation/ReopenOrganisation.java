package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;

/** a closed organisation shall take part again. */
public record ReopenOrganisation(OrganisationId organisation) implements OrganisationCommand {
    public static final Decider<ReopenOrganisation, Void> DECIDER = new OrganisationDecider<>(
            (command, organisation, reach, context) -> List.of(OrganisationDecisions.reopen(organisation, reach)));
}
