package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.organisation.ClosedOrganisations;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.util.Currency;

/** C-2. The number is allotted beforehand and stays used up even if this command is refused. */
public record StartClaim(
        ClaimId claim, String number, String programme, EarningPeriod period, Currency currency, ClaimDetails details)
        implements ClaimCommand<Void> {
    public static final Decider<StartClaim, Void> DECIDER = (command, streams, context) -> {
        ClosedOrganisations.refuse(context.actor().organisation(), streams);
        ClaimSight.requireNew(command.claim(), streams);
        ClaimStarted started = InitialForm.start(command, context.actor(), context.catalogues(), context.now());
        ClaimSight.requireReach(started.programme(), started.location(), streams, context);
        return Decision.of(Changes.of(ClaimState.KIND, started));
    };

    @Override
    public boolean beginsTarget() {
        return true;
    }
}
