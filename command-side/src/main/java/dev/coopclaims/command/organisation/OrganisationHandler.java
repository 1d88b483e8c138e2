package dev.coopclaims.command.organisation;

import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;

/** Handles what is asked of organisations. */
public final class OrganisationHandler implements HandlesCommands {
    private final RecentStateRepository<Organisation, OrganisationState> organisations;
    private final Memberships memberships;
    private final Catalogue catalogue;
    private final Consumer<OrganisationId> changed;
    private final VendorPeople vendorPeople;
    private final NewMembers newMembers;

    public OrganisationHandler(
            RecentStateRepository<Organisation, OrganisationState> organisations,
            Catalogue catalogue,
            OrganisationId vendor) {
        this(organisations, catalogue, organisation -> {}, vendor, Separation.DEFAULT, NewMembers.NONE);
    }

    /**
     * @param changed is told after the commit whenever an organisation changed
     * @param vendor the vendor's own organisation
     * @param newMembers what follows where somebody becomes a member
     */
    public OrganisationHandler(
            RecentStateRepository<Organisation, OrganisationState> organisations,
            Catalogue catalogue,
            Consumer<OrganisationId> changed,
            OrganisationId vendor,
            Separation separation,
            NewMembers newMembers) {
        this.organisations = organisations;
        this.memberships = new Memberships(new RegisteredOrganisations(organisations));
        this.catalogue = catalogue;
        this.changed = changed;
        this.vendorPeople = new VendorPeople(memberships, vendor, separation);
        this.newMembers = newMembers;
    }

    @CommandHandler
    public void handle(RegisterOrganisation command, UnitOfWork<?> unitOfWork) {
        OrganisationRegistered registered = OrganisationDecisions.register(
                organisations.state(command.organisation()).orElse(null), command);
        organisations.create(() -> new Organisation(registered));
        tellOnceCommitted(command.organisation(), unitOfWork);
    }

    @CommandHandler
    public void handle(AddMember command, Actor actor, UnitOfWork<?> unitOfWork) {
        Reach reach = memberships.of(actor);
        Aggregate<Organisation> organisation = managed(command.organisation(), actor, unitOfWork);
        vendorPeople.refuseUnlessManaged(command, actor);
        organisation.execute(shell -> shell.addMember(command, reach));
        newMembers.joins(command.organisation(), command.user());
    }

    @CommandHandler
    public void handle(ChangeMember command, Actor actor, UnitOfWork<?> unitOfWork) {
        Reach reach = memberships.of(actor);
        if (command.grants() != null && !actor.is(Role.PROGRAMME_MANAGER)) {
            throw Refusal.forbidden("Grants are given and taken by a PROGRAMME_MANAGER.");
        }
        managed(command.organisation(), actor, unitOfWork)
                .execute(organisation -> organisation.changeMember(command, catalogue, reach));
    }

    @CommandHandler
    public void handle(RemoveMember command, Actor actor, UnitOfWork<?> unitOfWork) {
        Reach reach = memberships.of(actor);
        managed(command.organisation(), actor, unitOfWork)
                .execute(organisation -> organisation.removeMember(command, reach));
    }

    /** A {@code GLOBAL_ADMIN} manages the own organisation alone; to it the others do not exist. */
    private Aggregate<Organisation> managed(OrganisationId id, Actor actor, UnitOfWork<?> unitOfWork) {
        if (!actor.is(Role.PROGRAMME_MANAGER) && !actor.organisation().equals(id)) {
            throw unknown(id);
        }
        tellOnceCommitted(id, unitOfWork);
        return organisations.find(id).orElseThrow(() -> unknown(id));
    }

    private void tellOnceCommitted(OrganisationId id, UnitOfWork<?> unitOfWork) {
        unitOfWork.root().afterCommit(committed -> changed.accept(id));
    }

    private static Refusal unknown(OrganisationId organisation) {
        return Refusal.notFound("There is no organisation " + organisation + ".");
    }
}
