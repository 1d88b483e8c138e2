package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.Claim;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.ClaimState.Approved;
import dev.coopclaims.command.claim.Claims;
import dev.coopclaims.command.claim.ReviewCommand.ApproveClaim;
import dev.coopclaims.command.claim.ReviewCommand.ReassignReview;
import dev.coopclaims.command.claim.ReviewCommand.RejectClaim;
import dev.coopclaims.command.claim.ReviewCommand.ReleaseReview;
import dev.coopclaims.command.claim.ReviewCommand.RequestInformation;
import dev.coopclaims.command.claim.ReviewCommand.RevokeApproval;
import dev.coopclaims.command.claim.ReviewCommand.StartReview;
import dev.coopclaims.command.claim.submission.Holdings;
import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.command.dispatch.Lanes;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.DisputeUpheld;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;

/** Handles reviewers' decisions; what is held follows in the same unit of work (V-3, V-5, D-3). */
public final class ReviewHandler implements HandlesCommands {
    private final Claims claims;
    private final Reviewers reviewers;
    private final Holdings holdings;
    private final Lanes lanes;
    private final ReviewPolicy policy;
    private final Catalogue catalogue;
    private final Clock clock;

    public ReviewHandler(
            Claims claims,
            Memberships memberships,
            Holdings holdings,
            Lanes lanes,
            ReviewPolicy policy,
            Catalogue catalogue,
            Clock clock) {
        this.claims = claims;
        this.reviewers = new Reviewers(memberships, policy);
        this.holdings = holdings;
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
    public void handle(ReleaseReview command, Actor actor) {
        Claims.decide(claims.seenBy(command.claim(), actor), state -> Reviewing.release(state, actor, policy));
    }

    @CommandHandler
    public void handle(ReassignReview command, Actor actor) {
        Claims.decide(claims.seenBy(command.claim(), actor), state -> {
            List<ClaimEvent> events = Reviewing.reassign(state, command.reviewer(), actor, policy);
            if (!events.isEmpty()) {
                reviewers.require(state.file(), command.reviewer(), actor);
            }
            return events;
        });
    }

    @CommandHandler
    public InformationRequested handle(RequestInformation command, Actor actor) {
        Aggregate<Claim> claim = claims.seenBy(command.claim(), actor);
        List<ClaimEvent> decided =
                Asking.ask(Claims.stateOf(claim), command.items(), actor, policy, catalogue, clock.instant());
        Claims.decide(claim, before -> decided);
        return (InformationRequested) decided.getLast();
    }

    @CommandHandler
    public Money handle(ApproveClaim command, Actor actor, UnitOfWork<?> unitOfWork) {
        Aggregate<Claim> claim = claims.seenBy(command.claim(), actor);
        ClaimState state = Claims.stateOf(claim);
        List<ClaimEvent> decided = Approving.decide(
                state, command, actor, policy, Approving.Claiming.of(state.file(), catalogue, clock.instant()));
        lanes.enter(
                unitOfWork,
                holdings.touched(Reviewing.decision(state, actor, policy).submittal()));
        Claims.decide(claim, before -> decided);
        return switch (decided.getLast()) {
            case ClaimApproved event -> approve(state, actor, event.approved(), event.costs(), event.allocations());
            case DisputeUpheld event -> approve(state, actor, event.approved(), event.costs(), event.allocations());
            case ClaimEvent other -> throw new IllegalStateException("no approval: " + other);
        };
    }

    @CommandHandler
    public Optional<Instant> handle(RejectClaim command, Actor actor, UnitOfWork<?> unitOfWork) {
        Aggregate<Claim> claim = claims.seenBy(command.claim(), actor);
        ClaimState state = Claims.stateOf(claim);
        List<ClaimEvent> decided =
                Reviewing.reject(state, command.reasons(), command.text(), actor, policy, catalogue, clock.instant());
        if (decided.getLast() instanceof ClaimRejected rejected) {
            Claims.decide(claim, before -> decided);
            return Optional.of(rejected.disputableUntil());
        }
        Reviewing.Decision decision = Reviewing.decision(state, actor, policy);
        lanes.enter(unitOfWork, holdings.touched(decision.submittal()));
        Claims.decide(claim, before -> decided);
        holdings.release(decision.submittal(), FundsReleased.Reason.DISPUTE_LOST);
        return Optional.empty();
    }

    @CommandHandler
    public void handle(RevokeApproval command, Actor actor, UnitOfWork<?> unitOfWork) {
        Aggregate<Claim> claim = claims.seenBy(command.claim(), actor);
        ClaimState state = Claims.stateOf(claim);
        List<ClaimEvent> decided = Revoking.decide(state, command, actor, policy, catalogue, clock.instant());
        if (!(state instanceof Approved approved)) {
            throw new IllegalStateException("no approval was revoked: " + state.status());
        }
        lanes.enter(unitOfWork, holdings.touched(approved.submittal()));
        // Reserved again before it is held by what follows: the ledger tells it in this order, and every line holds
        // (F-4).
        Claims.decide(claim, before -> decided.subList(0, 1));
        holdings.revoke(command.claim(), approved.allocations());
        Claims.decide(claim, before -> decided.subList(1, decided.size()));
    }

    private Money approve(
            ClaimState state, Actor actor, Money approved, List<ApprovedCost> costs, List<Allocation> allocations) {
        holdings.approve(Reviewing.decision(state, actor, policy).submittal(), costs, allocations);
        return approved;
    }
}
