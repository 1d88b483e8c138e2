package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.fund.LateFunds;
import dev.coopclaims.command.organisation.ClosedOrganisations;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.util.Currency;

/** C-2. The number is allotted beforehand and stays used up even if this command is refused. */
public record StartClaim(
        ClaimId claim, String number, String programme, EarningPeriod period, Currency currency, ClaimDetails details)
        implements ClaimCommand<Void> {
    public static final Decider<StartClaim, Void> DECIDER = new Decider<>() {
        @Override
        public Touched touches(StartClaim command, Streams known, Context context) {
            return LateStart.touches(
                    context.actor().organisation(),
                    command.programme(),
                    command.period(),
                    command.details().location(),
                    context);
        }

        @Override
        public Decision<Void> decide(StartClaim command, Streams streams, Context context) {
            ClosedOrganisations.refuse(context.actor().organisation(), streams);
            ClaimSight.requireNew(command.claim(), streams);
            // First: a refusal may name an exception, which is nobody's business who does not reach so far.
            ClaimSight.requireReach(command.programme(), command.details().location(), streams, context);
            Exceptions exceptions =
                    Exceptions.of(context.actor().organisation(), null, command.programme(), command.period(), streams);
            LateFunds late = LateStart.late(
                    context.actor().organisation(),
                    command.programme(),
                    command.period(),
                    command.details().location(),
                    streams,
                    context);
            ClaimStarted started = InitialForm.start(
                    command, null, context.actor(), context.catalogues(), exceptions, late, context.now());
            return Decision.of(
                    Changes.of(ClaimState.KIND, started).and(MovedDeadlines.ofNew(started, exceptions, late, context)));
        }
    };

    @Override
    public boolean beginsTarget() {
        return true;
    }
}
