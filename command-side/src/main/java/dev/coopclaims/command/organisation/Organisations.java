package dev.coopclaims.command.organisation;

import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.Optional;

/** Finds organisations. */
@FunctionalInterface
public interface Organisations {

    /** The organisation as it is now; empty if there is none. */
    Optional<OrganisationState> find(OrganisationId organisation);
}
