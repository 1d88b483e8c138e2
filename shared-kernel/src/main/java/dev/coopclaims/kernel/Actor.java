package dev.coopclaims.kernel;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.Set;

/**
 * Who acts. People appear as opaque ids only; their names live with the organisation's members.
 *
 * @param user who
 * @param roles with which roles
 * @param organisation of which organisation; the vendor is one too
 * @param channel through which channel
 */
public record Actor(UserId user, Set<Role> roles, OrganisationId organisation, Channel channel) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** The way in. */
    public enum Channel {
        WEB,
        API,
        IMPORT,
        SCHEDULER
    }

    /** Whether the actor holds the role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether the actor sees what belongs to every organisation. */
    public boolean isVendor() {
        return roles.stream().anyMatch(Role::ofVendor);
    }
}
