package dev.coopclaims.command.dispute;

import dev.coopclaims.command.claim.Claim;
import dev.coopclaims.command.claim.ClaimCommand.AcceptRejection;
import dev.coopclaims.command.claim.ClaimCommand.CheckDispute;
import dev.coopclaims.command.claim.ClaimCommand.OpenDispute;
import dev.coopclaims.command.claim.ClaimCommand.WithdrawDispute;
import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.ClaimState.ActionRequired;
import dev.coopclaims.command.claim.ClaimState.Disputed;
import dev.coopclaims.command.claim.ClaimState.Rejected;
import dev.coopclaims.command.claim.Claims;
import dev.coopclaims.command.claim.OtherState;
import dev.coopclaims.command.claim.Submittal;
import dev.coopclaims.command.claim.submission.Holdings;
import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.command.dispatch.Lanes;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DisputeWithdrawn;
import dev.coopclaims.kernel.claim.RejectionAccepted;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.fund.FundsReleased;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;

/** Handles what a partner does about a rejection (D-1, D-5); a final one frees the money in the same unit of work. */
public final class DisputeHandler implements HandlesCommands {
    private final Claims claims;
    private final Holdings holdings;
    private final Lanes lanes;
    private final Catalogue catalogue;
    private final Clock clock;

    public DisputeHandler(Claims claims, Holdings holdings, Lanes lanes, Catalogue catalogue, Clock clock) {
        this.claims = claims;
        this.holdings = holdings;
        this.lanes = lanes;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @CommandHandler
    public void handle(CheckDispute command, Actor actor) {
        rejected(Claims.stateOf(claims.own(command.claim(), actor)));
    }

    /** What was held stays reserved; no fund has to move for it. */
    @CommandHandler
    public DisputeOpened handle(OpenDispute command, Actor actor) {
        Aggregate<Claim> claim = claims.own(command.claim(), actor);
        Rejected rejected = rejected(Claims.stateOf(claim));
        Disputing.Rejection rejection = new Disputing.Rejection(
                rejected.held(),
                rejected.disputableUntil(),
                rejected.past().disputes(),
                rejected.past().revocations() > 0);
        List<ClaimEvent> events = Disputing.open(rejected.file(), rejection, command, catalogue, clock.instant());
        Claims.decide(claim, before -> events);
        return (DisputeOpened) events.getFirst();
    }

    @CommandHandler
    public void handle(WithdrawDispute command, Actor actor, UnitOfWork<?> unitOfWork) {
        Aggregate<Claim> claim = claims.own(command.claim(), actor);
        ClaimState state = Claims.stateOf(claim);
        Submittal submittal = disputed(state);
        ClaimFile file = state.file();
        lanes.enter(unitOfWork, holdings.touched(submittal));
        Claims.decide(
                claim,
                before -> List.of(new DisputeWithdrawn(file.id(), file.organisation(), submittal.allocations())));
        holdings.release(submittal, FundsReleased.Reason.DISPUTE_LOST);
    }

    @CommandHandler
    public void handle(AcceptRejection command, Actor actor, UnitOfWork<?> unitOfWork) {
        Aggregate<Claim> claim = claims.own(command.claim(), actor);
        Rejected rejected = rejected(Claims.stateOf(claim));
        ClaimFile file = rejected.file();
        lanes.enter(unitOfWork, holdings.touched(rejected.submittal()));
        Claims.decide(claim, before -> List.of(new RejectionAccepted(file.id(), file.organisation())));
        holdings.release(rejected.submittal(), FundsReleased.Reason.REJECTION_FINAL);
    }

    private static Rejected rejected(ClaimState state) {
        if (state instanceof Rejected rejected) {
            if (rejected.finalRejection()) {
                throw OtherState.refusal(state, "REJECTION_FINAL", "the rejection is final", "D-1");
            }
            return rejected;
        }
        throw OtherState.refusal(state, "NOT_REJECTED", "there is no rejection to answer", "D-1");
    }

    private static Submittal disputed(ClaimState state) {
        if (state instanceof Disputed disputed) {
            return disputed.submittal();
        }
        if (state instanceof ActionRequired asked && asked.origin() == RequestOrigin.DISPUTE) {
            return asked.submittal();
        }
        throw OtherState.refusal(state, "NOT_DISPUTED", "there is no dispute to withdraw", "D-1");
    }
}
