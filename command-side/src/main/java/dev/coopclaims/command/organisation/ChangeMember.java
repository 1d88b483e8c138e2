package dev.coopclaims.command.organisation;

import dev.coopclaims.command.dispatch.Command;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A membership shall be another; what is absent stays.
 *
 * @param programmes codes that it is limited to; empty: all
 * @param locations codes that it is limited to; empty: all
 */
public record ChangeMember(
        OrganisationId organisation,
        UserId user,
        @Nullable Role role,
        @Nullable List<String> programmes,
        @Nullable List<String> locations)
        implements Command<Void> {

    @Override
    public OrganisationId target() {
        return organisation;
    }
}
