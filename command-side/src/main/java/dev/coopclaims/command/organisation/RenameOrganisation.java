package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.organisation.OrganisationId;

/** an organisation shall have another name. */
public record RenameOrganisation(OrganisationId organisation, String name) implements OrganisationCommand {
    public static final Decider<RenameOrganisation, Void> DECIDER = new OrganisationDecider<>(
            (command, organisation, reach, context) -> OrganisationDecisions.rename(organisation, command, reach));
}
