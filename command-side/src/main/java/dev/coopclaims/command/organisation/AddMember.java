package dev.coopclaims.command.organisation;

import dev.coopclaims.command.dispatch.Command;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import org.jspecify.annotations.Nullable;

/** Somebody shall act for the organisation. */
public record AddMember(
        OrganisationId organisation,
        UserId user,
        String displayName,
        @Nullable String email,
        Role role) implements Command<Void> {

    @Override
    public OrganisationId target() {
        return organisation;
    }
}
