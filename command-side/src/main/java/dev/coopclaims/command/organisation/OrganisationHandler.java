package dev.coopclaims.command.organisation;

import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.refusal.Refusal;
import org.axonframework.commandhandling.CommandHandler;

/** Handles what is asked of organisations. */
public final class OrganisationHandler implements HandlesCommands {
    private final RecentStateRepository<Organisation, OrganisationState> organisations;

    public OrganisationHandler(RecentStateRepository<Organisation, OrganisationState> organisations) {
        this.organisations = organisations;
    }

    @CommandHandler
    public void handle(RegisterOrganisation command) {
        OrganisationRegistered registered = OrganisationDecisions.register(
                organisations.state(command.organisation()).orElse(null), command);
        organisations.create(() -> new Organisation(registered));
    }

    /** A {@code GLOBAL_ADMIN} adds to the own organisation alone; to it the others do not exist. */
    @CommandHandler
    public void handle(AddMember command, Actor actor) {
        if (!actor.is(Role.PROGRAMME_MANAGER) && !actor.organisation().equals(command.organisation())) {
            throw unknown(command.organisation());
        }
        organisations
                .find(command.organisation())
                .orElseThrow(() -> unknown(command.organisation()))
                .execute(organisation -> organisation.addMember(command));
    }

    private static Refusal unknown(OrganisationId organisation) {
        return Refusal.notFound("There is no organisation " + organisation + ".");
    }
}
