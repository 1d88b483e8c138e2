package dev.coopclaims.command.organisation;

import dev.coopclaims.command.dispatch.Command;
import dev.coopclaims.kernel.organisation.Grant;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A membership shall be another; what is absent stays.
 *
 * @param programmes codes that it is limited to; empty: all
 * @param locations codes that it is limited to; empty: all
 * @param grants what a machine may do beyond its role; empty: nothing
 */
public record ChangeMember(
        OrganisationId organisation,
        UserId user,
        @Nullable Role role,
        @Nullable List<String> programmes,
        @Nullable List<String> locations,
        @Nullable Set<Grant> grants)
        implements Command<Void> {

    /** The grants stay. */
    public ChangeMember(
            OrganisationId organisation,
            UserId user,
            @Nullable Role role,
            @Nullable List<String> programmes,
            @Nullable List<String> locations) {
        this(organisation, user, role, programmes, locations, null);
    }

    @Override
    public OrganisationId target() {
        return organisation;
    }
}
