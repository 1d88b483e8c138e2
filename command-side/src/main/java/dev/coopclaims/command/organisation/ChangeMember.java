package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.organisation.Grant;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes a membership; absent values stay as they are.
 *
 * @param programmes the codes it is limited to; empty for all
 * @param locations the codes it is limited to; empty for all
 * @param grants what a machine may do beyond its role; empty for nothing
 */
public record ChangeMember(
        OrganisationId organisation,
        UserId user,
        @Nullable Role role,
        @Nullable List<String> programmes,
        @Nullable List<String> locations,
        @Nullable Set<Grant> grants)
        implements OrganisationCommand {
    public static final Decider<ChangeMember, Void> DECIDER =
            new OrganisationDecider<>((command, organisation, reach, context) -> {
                if (command.grants() != null && !context.actor().is(Role.PROGRAMME_MANAGER)) {
                    throw Refusal.of(RequestCode.GRANTS_BY_PROGRAMME_MANAGER);
                }
                return OrganisationDecisions.changeMember(organisation, command, context.catalogues(), reach);
            });

    /** Leaves the grants as they are. */
    public ChangeMember(
            OrganisationId organisation,
            UserId user,
            @Nullable Role role,
            @Nullable List<String> programmes,
            @Nullable List<String> locations) {
        this(organisation, user, role, programmes, locations, null);
    }
}
