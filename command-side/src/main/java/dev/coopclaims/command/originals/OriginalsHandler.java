package dev.coopclaims.command.originals;

import dev.coopclaims.command.claim.Claim;
import dev.coopclaims.command.claim.Claims;
import dev.coopclaims.command.claim.ReviewCommand.ReceiveOriginals;
import dev.coopclaims.command.claim.ReviewCommand.RequestOriginals;
import dev.coopclaims.command.dispatch.HandlesCommands;
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
    private final OriginalsPolicy policy;
    private final Catalogue catalogue;
    private final Clock clock;

    public OriginalsHandler(Claims claims, OriginalsPolicy policy, Catalogue catalogue, Clock clock) {
        this.claims = claims;
        this.policy = policy;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @CommandHandler
    public OriginalsRequested handle(RequestOriginals command, Actor actor) {
        Aggregate<Claim> claim = claims.seenBy(command.claim(), actor);
        OriginalsRequested requested =
                Originals.request(Claims.stateOf(claim), command, policy, catalogue, clock.instant());
        Claims.decide(claim, before -> List.of(requested));
        return requested;
    }

    @CommandHandler
    public void handle(ReceiveOriginals command, Actor actor) {
        Claims.decide(
                claims.seenBy(command.claim(), actor), state -> List.of(Originals.receive(state.file(), command)));
    }
}
