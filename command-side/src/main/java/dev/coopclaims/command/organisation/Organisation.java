package dev.coopclaims.command.organisation;

import dev.coopclaims.command.dispatch.Shell;
import dev.coopclaims.command.dispatch.ShellRepository;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateRoot;

/** The shell in which Axon keeps an organisation and its members. */
@AggregateRoot(type = "Organisation")
public class Organisation extends Shell<OrganisationState, OrganisationEvent> {

    public Organisation() {
        super(OrganisationState.KIND);
    }

    /** The repository that writes its events. */
    public static ShellRepository<Organisation, OrganisationState, OrganisationEvent> in(EventStore eventStore) {
        return new ShellRepository<>(OrganisationState.KIND, Organisation.class, Organisation::new, eventStore);
    }
}
