package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.Claim;
import dev.coopclaims.command.claim.ClaimCommand.ApproveClaim;
import dev.coopclaims.command.claim.ClaimCommand.RejectClaim;
import dev.coopclaims.command.claim.ClaimCommand.StartReview;
import dev.coopclaims.command.claim.Claims;
import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.command.dispatch.Lanes;
import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.command.fund.Fund;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimRejected;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;

/** Handles reviewers' decisions; an approval moves the funds in the same unit of work (V-3). */
public final class ReviewHandler implements HandlesCommands {
    private final Claims claims;
    private final RecentStateRepository<Fund, FundState> funds;
    private final Lanes lanes;
    private final ReviewPolicy policy;
    private final Catalogue catalogue;
    private final Clock clock;

    public ReviewHandler(
            Claims claims,
            RecentStateRepository<Fund, FundState> funds,
            Lanes lanes,
            ReviewPolicy policy,
            Catalogue catalogue,
            Clock clock) {
        this.claims = claims;
        this.funds = funds;
        this.lanes = lanes;
        this.policy = policy;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @CommandHandler
    public void handle(StartReview command, Actor actor) {
        Claims.decide(claims.seenBy(command.claim(), actor), state -> Reviewing.start(state, actor, policy));
    }

    @CommandHandler
    public ClaimApproved handle(ApproveClaim command, Actor actor, UnitOfWork<?> unitOfWork) {
        Aggregate<Claim> claim = claims.seenBy(command.claim(), actor);
        List<ClaimEvent> decided = Reviewing.approve(Claims.stateOf(claim), command.note(), actor, policy);
        ClaimApproved approved = (ClaimApproved) decided.getLast();
        lanes.enter(
                unitOfWork,
                approved.allocations().stream().map(Allocation::fund).toList());
        Claims.decide(claim, before -> decided);
        approved.allocations().forEach(allocation -> approve(command.claim(), allocation));
        return approved;
    }

    @CommandHandler
    public ClaimRejected handle(RejectClaim command, Actor actor) {
        Aggregate<Claim> claim = claims.seenBy(command.claim(), actor);
        List<ClaimEvent> decided = Reviewing.reject(
                Claims.stateOf(claim), command.reasons(), command.text(), actor, policy, catalogue, clock.instant());
        Claims.decide(claim, before -> decided);
        return (ClaimRejected) decided.getLast();
    }

    private void approve(ClaimId claim, Allocation allocation) {
        funds.find(allocation.fund())
                .orElseThrow(() -> new IllegalStateException("a claim drew on no fund: " + allocation.fund()))
                .execute(fund -> fund.approve(claim, allocation.amount()));
    }
}
