package dev.coopclaims.kernel;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.Set;

/**
 * Who acts. People appear only as opaque ids; their names are kept with the organisation's members.
 *
 * @param user the person or machine that acts
 * @param roles the roles it acts in
 * @param organisation the organisation it acts for; the vendor is one too
 * @param channel the channel through which the request came
 */
public record Actor(UserId user, Set<Role> roles, OrganisationId organisation, Channel channel) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    /**
     * The system itself, which does what is due (record 54). It has no role and no membership; the channel alone says that it
     * is the system, and no request comes through it.
     *
     * @param vendor the vendor's own organisation
     */
    public static Actor system(OrganisationId vendor) {
        return new Actor(new UserId("system"), Set.of(), vendor, Channel.SCHEDULER);
    }

    /** The same person, who sends what a file says. */
    public Actor importing() {
        return new Actor(user, roles, organisation, Channel.IMPORT);
    }

    /** Whether the system itself acts. */
    public boolean isSystem() {
        return channel == Channel.SCHEDULER;
    }

    /** How a request came in. */
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
