package dev.coopclaims.command.preapproval;

import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.Reach;
import dev.coopclaims.command.organisation.Separation;
import dev.coopclaims.command.preapproval.PreApprovalCommand.DeclinePreApproval;
import dev.coopclaims.command.preapproval.PreApprovalCommand.GrantPreApproval;
import dev.coopclaims.command.preapproval.PreApprovalCommand.RequestPreApproval;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.preapproval.PreApprovalId;
import dev.coopclaims.kernel.preapproval.PreApprovalRequested;
import dev.coopclaims.kernel.refusal.Refusal;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Handles what is asked of pre-approvals. */
public final class PreApprovalHandler implements HandlesCommands {
    private final RecentStateRepository<PreApproval, PreApprovalState> preApprovals;
    private final Memberships memberships;
    private final Separation separation;
    private final Catalogue catalogue;
    private final Clock clock;

    public PreApprovalHandler(
            RecentStateRepository<PreApproval, PreApprovalState> preApprovals,
            Memberships memberships,
            Separation separation,
            Catalogue catalogue,
            Clock clock) {
        this.preApprovals = preApprovals;
        this.memberships = memberships;
        this.separation = separation;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @CommandHandler
    public void handle(RequestPreApproval command, Actor actor) {
        Reach reach = memberships.of(actor);
        PreApprovalRequested requested = PreApprovalDecisions.request(command, actor.organisation(), catalogue);
        if (!reach.includesProgramme(command.programme())) {
            throw Refusal.notFound("There is no such programme.");
        }
        preApprovals.create(() -> new PreApproval(requested));
    }

    @CommandHandler
    public void handle(GrantPreApproval command, Actor actor) {
        decided(command.preApproval(), actor).execute(preApproval -> preApproval.grant(command, clock.instant()));
    }

    @CommandHandler
    public void handle(DeclinePreApproval command, Actor actor) {
        decided(command.preApproval(), actor).execute(preApproval -> preApproval.decline(command));
    }

    /** By the vendor alone, within the membership; to everybody else there is none. */
    private Aggregate<PreApproval> decided(PreApprovalId id, Actor actor) {
        Reach reach = memberships.of(actor);
        if (!actor.isVendor()) {
            throw unknown();
        }
        Aggregate<PreApproval> asked = preApprovals
                .find(id)
                .filter(found -> reach.includesProgramme(
                        found.invoke(PreApproval::state).asked().programme()))
                .orElseThrow(PreApprovalHandler::unknown);
        if (separation.ownOrganisation()
                && memberships.isMember(
                        asked.invoke(preApproval -> preApproval.state().organisation()), actor.user())) {
            throw Refusal.rule(
                    "OWN_ORGANISATION",
                    "",
                    "A pre-approval is not decided by a member of the organisation that asks; leave it to somebody else,"
                            + " or switch the rule off by " + Separation.OWN_ORGANISATION_SETTING + "=false.",
                    "R-3");
        }
        return asked;
    }

    private static Refusal unknown() {
        return Refusal.notFound("There is no such pre-approval.");
    }
}
