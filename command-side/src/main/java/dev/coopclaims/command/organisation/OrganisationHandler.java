package dev.coopclaims.command.organisation;

import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.refusal.Refusal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Handles what is asked of organisations. */
public final class OrganisationHandler implements HandlesCommands {
    private final RecentStateRepository<Organisation, OrganisationState> organisations;
    private final Memberships memberships;
    private final Catalogue catalogue;

    public OrganisationHandler(
            RecentStateRepository<Organisation, OrganisationState> organisations, Catalogue catalogue) {
        this.organisations = organisations;
        this.memberships = new Memberships(new RegisteredOrganisations(organisations));
        this.catalogue = catalogue;
    }

    @CommandHandler
    public void handle(RegisterOrganisation command) {
        OrganisationRegistered registered = OrganisationDecisions.register(
                organisations.state(command.organisation()).orElse(null), command);
        organisations.create(() -> new Organisation(registered));
    }

    @CommandHandler
    public void handle(AddMember command, Actor actor) {
        managed(command.organisation(), actor).execute(organisation -> organisation.addMember(command));
    }

    @CommandHandler
    public void handle(ChangeMember command, Actor actor) {
        managed(command.organisation(), actor).execute(organisation -> organisation.changeMember(command, catalogue));
    }

    @CommandHandler
    public void handle(RemoveMember command, Actor actor) {
        managed(command.organisation(), actor).execute(organisation -> organisation.removeMember(command));
    }

    /** A {@code GLOBAL_ADMIN} manages the own organisation alone; to it the others do not exist. */
    private Aggregate<Organisation> managed(OrganisationId id, Actor actor) {
        memberships.of(actor);
        if (!actor.is(Role.PROGRAMME_MANAGER) && !actor.organisation().equals(id)) {
            throw unknown(id);
        }
        return organisations.find(id).orElseThrow(() -> unknown(id));
    }

    private static Refusal unknown(OrganisationId organisation) {
        return Refusal.notFound("There is no organisation " + organisation + ".");
    }
}
