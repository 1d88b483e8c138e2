package dev.coopclaims.command.organisation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** The shell in which Axon keeps an organisation; {@link OrganisationDecisions} decides. */
@AggregateRoot(type = "Organisation")
public class Organisation {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable OrganisationState state;

    /** For Axon, which then tells it its events. */
    protected Organisation() {}

    /** A new organisation; only inside a repository's {@code create}. */
    public Organisation(OrganisationRegistered registered) {
        apply(registered);
    }

    private Organisation(OrganisationState state) {
        this.id = state.id().value();
        this.state = state;
    }

    /** A shell around a state of before. */
    public static Organisation of(OrganisationState state) {
        return new Organisation(state);
    }

    public OrganisationState state() {
        return Objects.requireNonNull(state, "an organisation before its first event");
    }

    /** As {@link OrganisationDecisions#addMember}. */
    public void addMember(AddMember command, Reach reach) {
        OrganisationDecisions.addMember(state(), command, reach).forEach(event -> apply(event));
    }

    /** As {@link OrganisationDecisions#changeMember}. */
    public void changeMember(ChangeMember command, Catalogue catalogue, Reach reach) {
        OrganisationDecisions.changeMember(state(), command, catalogue, reach).forEach(event -> apply(event));
    }

    /** As {@link OrganisationDecisions#removeMember}. */
    public void removeMember(RemoveMember command, Reach reach) {
        apply(OrganisationDecisions.removeMember(state(), command, reach));
    }

    @EventSourcingHandler
    void on(OrganisationEvent event) {
        id = event.organisation().value();
        state = OrganisationState.evolve(state, event);
    }
}
