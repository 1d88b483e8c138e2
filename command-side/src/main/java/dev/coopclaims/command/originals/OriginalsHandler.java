package dev.coopclaims.command.originals;

import dev.coopclaims.command.claim.Claim;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.Claims;
import dev.coopclaims.command.claim.ReviewCommand.ReceiveOriginals;
import dev.coopclaims.command.claim.ReviewCommand.RequestOriginals;
import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.command.review.Reviewers;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Handles requests for originals and their receipts (V-8). */
public final class OriginalsHandler implements HandlesCommands {
    private final Claims claims;
    private final Reviewers reviewers;
    private final Catalogue catalogue;
    private final Clock clock;

    public OriginalsHandler(Claims claims, Reviewers reviewers, Catalogue catalogue, Clock clock) {
        this.claims = claims;
        this.reviewers = reviewers;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @CommandHandler
    public OriginalsRequested handle(RequestOriginals command, Actor actor) {
        Aggregate<Claim> claim = claims.seenBy(command.claim(), actor);
        ClaimState state = Claims.stateOf(claim);
        reviewers.refuseOwn(state.file(), actor);
        OriginalsRequested requested = Originals.request(state, command, catalogue, clock.instant());
        Claims.decide(claim, before -> List.of(requested));
        return requested;
    }

    @CommandHandler
    public void handle(ReceiveOriginals command, Actor actor) {
        Claims.decide(claims.seenBy(command.claim(), actor), state -> {
            reviewers.refuseOwn(state.file(), actor);
            return List.of(Originals.receive(state.file(), command));
        });
    }
}
