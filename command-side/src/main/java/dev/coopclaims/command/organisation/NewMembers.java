package dev.coopclaims.command.organisation;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;

/** What follows from a new membership in other aggregates, in the unit of work that brings it about. */
@FunctionalInterface
public interface NewMembers {
    /** Nothing follows. */
    NewMembers NONE = (organisation, user) -> {};

    /** The user becomes a member of the partner's organisation. */
    void joins(OrganisationId organisation, UserId user);
}
