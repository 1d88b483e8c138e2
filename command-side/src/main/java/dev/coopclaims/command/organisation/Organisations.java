package dev.coopclaims.command.organisation;

import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.Optional;

/** Which organisations there are; for the handlers of other aggregates, inside their unit of work. */
@FunctionalInterface
public interface Organisations {

    /** As it is now; empty when there is none. */
    Optional<OrganisationState> find(OrganisationId organisation);
}
