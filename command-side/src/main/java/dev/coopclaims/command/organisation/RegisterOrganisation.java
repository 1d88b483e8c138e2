package dev.coopclaims.command.organisation;

import dev.coopclaims.command.dispatch.Command;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;

/** An organisation shall take part. */
public record RegisterOrganisation(OrganisationId organisation, String name, OrganisationKind kind)
        implements Command<Void> {

    @Override
    public OrganisationId target() {
        return organisation;
    }
}
