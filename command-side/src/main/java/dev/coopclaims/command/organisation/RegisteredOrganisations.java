package dev.coopclaims.command.organisation;

import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.Optional;

/** The organisations of the event store. */
public final class RegisteredOrganisations implements Organisations {
    private final RecentStateRepository<Organisation, OrganisationState> repository;

    public RegisteredOrganisations(RecentStateRepository<Organisation, OrganisationState> repository) {
        this.repository = repository;
    }

    @Override
    public Optional<OrganisationState> find(OrganisationId organisation) {
        return repository.state(organisation);
    }
}
