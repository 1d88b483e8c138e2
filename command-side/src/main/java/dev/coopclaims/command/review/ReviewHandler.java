package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.Claim;
import dev.coopclaims.command.claim.ClaimEvolution;
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
import dev.coopclaims.command.claim.Submittal;
import dev.coopclaims.command.claim.submission.Holdings;
import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.command.dispatch.Lanes;
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
import dev.coopclaims.kernel.time.Deadline;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;

/** Handles reviewers' decisions; what is held follows in the same unit of work (V-3, V-5, D-3). */
public final class ReviewHandler implements HandlesCommands {
    private final Claims claims;
    private final Reviewers reviewers;
    private final Holdings holdings;
    private final Lanes lanes;
    private final Catalogue catalogue;
    private final Clock clock;

    public ReviewHandler(
            Claims claims, Reviewers reviewers, Holdings holdings, Lanes lanes, Catalogue catalogue, Clock clock) {
        this.claims = claims;
        this.reviewers = reviewers;
        this.holdings = holdings;
        this.lanes = lanes;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @CommandHandler
    public void handle(StartReview command, Actor actor) {
        Aggregate<Claim> claim = claims.seenBy(command.claim(), actor);
        List<ClaimEvent> events = decided(Claims.stateOf(claim), actor, state -> Reviewing.start(state, actor));
        Claims.decide(claim, before -> events);
    }

    @CommandHandler
    public void handle(ReleaseReview command, Actor actor) {
        Aggregate<Claim> claim = claims.seenBy(command.claim(), actor);
        List<ClaimEvent> events = decided(Claims.stateOf(claim), actor, state -> Reviewing.release(state, actor));
        Claims.decide(claim, before -> events);
    }

    @CommandHandler
    public void handle(ReassignReview command, Actor actor) {
        Aggregate<Claim> claim = claims.seenBy(command.claim(), actor);
        List<ClaimEvent> decided = decided(Claims.stateOf(claim), actor, state -> {
            List<ClaimEvent> events = Reviewing.reassign(state, command.reviewer());
            if (!events.isEmpty()) {
                reviewers.require(state.file(), command.reviewer(), actor);
            }
            return events;
        });
        Claims.decide(claim, before -> decided);
    }

    @CommandHandler
    public InformationRequested handle(RequestInformation command, Actor actor) {
        Aggregate<Claim> claim = claims.seenBy(command.claim(), actor);
        ClaimState state = Claims.stateOf(claim);
        reviewers.refuseRejecter(state, actor);
        List<ClaimEvent> decided =
                decided(state, actor, now -> Asking.ask(now, command.items(), actor, catalogue, clock.instant()));
        Claims.decide(claim, before -> decided);
        return (InformationRequested) decided.getLast();
    }

    @CommandHandler
    public Money handle(ApproveClaim command, Actor actor, UnitOfWork<?> unitOfWork) {
        Aggregate<Claim> claim = claims.seenBy(command.claim(), actor);
        ClaimState state = Claims.stateOf(claim);
        reviewers.refuseRejecter(state, actor);
        List<ClaimEvent> decided = decided(
                state,
                actor,
                now -> Approving.decide(now, command, actor, Approving.Claiming.of(now.file(), clock.instant())));
        Submittal held = held(state);
        lanes.enter(unitOfWork, holdings.touched(held));
        Claims.decide(claim, before -> decided);
        return switch (decided.getLast()) {
            case ClaimApproved event -> approve(held, event.approved(), event.costs(), event.allocations());
            case DisputeUpheld event -> approve(held, event.approved(), event.costs(), event.allocations());
            case ClaimEvent other -> throw new IllegalStateException("no approval: " + other);
        };
    }

    @CommandHandler
    public Optional<Deadline> handle(RejectClaim command, Actor actor, UnitOfWork<?> unitOfWork) {
        Aggregate<Claim> claim = claims.seenBy(command.claim(), actor);
        ClaimState state = Claims.stateOf(claim);
        reviewers.refuseRejecter(state, actor);
        List<ClaimEvent> decided = decided(
                state,
                actor,
                now -> Reviewing.reject(now, command.reasons(), command.text(), actor, catalogue, clock.instant()));
        if (decided.getLast() instanceof ClaimRejected rejected) {
            Claims.decide(claim, before -> decided);
            return Optional.of(rejected.disputableUntil());
        }
        Submittal held = held(state);
        lanes.enter(unitOfWork, holdings.touched(held));
        Claims.decide(claim, before -> decided);
        holdings.release(held, FundsReleased.Reason.DISPUTE_LOST);
        return Optional.empty();
    }

    @CommandHandler
    public void handle(RevokeApproval command, Actor actor, UnitOfWork<?> unitOfWork) {
        Aggregate<Claim> claim = claims.seenBy(command.claim(), actor);
        ClaimState state = Claims.stateOf(claim);
        List<ClaimEvent> decided =
                decided(state, actor, now -> Revoking.decide(now, command, actor, catalogue, clock.instant()));
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

    /**
     * What somebody may decide who is not of the claim's own organisation. A review whose reviewer became a member of it is
     * given back first, whether or not that is written yet.
     */
    private List<ClaimEvent> decided(ClaimState state, Actor actor, Function<ClaimState, List<ClaimEvent>> decision) {
        reviewers.refuseOwn(state.file(), actor);
        List<ClaimEvent> events = new ArrayList<>();
        ClaimState now = state;
        for (ClaimEvent lost : reviewers.lost(state)) {
            events.add(lost);
            now = ClaimEvolution.evolve(now, lost);
        }
        events.addAll(decision.apply(now));
        return events;
    }

    private static Submittal held(ClaimState state) {
        return state.handedIn().orElseThrow(() -> new IllegalStateException("nothing is held: " + state.status()));
    }

    private Money approve(Submittal held, Money approved, List<ApprovedCost> costs, List<Allocation> allocations) {
        holdings.approve(held, costs, allocations);
        return approved;
    }
}
