package dev.coopclaims.command.organisation;

import dev.coopclaims.command.dispatch.Command;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;

/** Somebody shall not act for the organisation any more. */
public record RemoveMember(OrganisationId organisation, UserId user) implements Command<Void> {

    @Override
    public OrganisationId target() {
        return organisation;
    }
}
