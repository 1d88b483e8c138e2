package dev.coopclaims.command.preapproval;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.organisation.ClosedOrganisations;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.preapproval.PreApprovalRequested;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.kernel.time.EarningPeriod;

/** A partner requests a pre-approval. */
public record RequestPreApproval(
        PreApprovalId preApproval,
        String programme,
        String activity,
        EarningPeriod period,
        String description,
        Money amount)
        implements PreApprovalCommand {
    public static final Decider<RequestPreApproval, Void> DECIDER = (command, streams, context) -> {
        ClosedOrganisations.refuse(context.actor().organisation(), streams);
        PreApprovalRequested requested =
                PreApprovalDecisions.request(command, context.actor().organisation(), context.catalogue());
        if (!Memberships.in(streams).of(context.actor()).includesProgramme(command.programme())) {
            throw Refusal.notFound("There is no such programme.");
        }
        return Decision.of(Changes.of(PreApprovalState.KIND, requested));
    };
}
