package dev.coopclaims.command.claim;

import dev.coopclaims.command.claim.ClaimCommand.AddComment;
import dev.coopclaims.command.claim.ClaimCommand.AddCost;
import dev.coopclaims.command.claim.ClaimCommand.AnswerQuestion;
import dev.coopclaims.command.claim.ClaimCommand.AttachDocuments;
import dev.coopclaims.command.claim.ClaimCommand.ChangeCost;
import dev.coopclaims.command.claim.ClaimCommand.ChangeDetails;
import dev.coopclaims.command.claim.ClaimCommand.RecordMetric;
import dev.coopclaims.command.claim.ClaimCommand.RemoveCost;
import dev.coopclaims.command.claim.ClaimCommand.RemoveDocument;
import dev.coopclaims.command.claim.ClaimCommand.StartClaim;
import dev.coopclaims.command.claim.ClaimCommand.TickCoreRequirement;
import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.Role;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;

/** Handles what partners do while they put a claim together, and everybody's comments. */
public final class EditingHandler implements HandlesCommands {
    private final Claims claims;
    private final Catalogue catalogue;
    private final Clock clock;

    public EditingHandler(Claims claims, Catalogue catalogue, Clock clock) {
        this.claims = claims;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @CommandHandler
    public void handle(StartClaim command, Actor actor) {
        claims.start(InitialForm.start(command, actor, catalogue, clock.instant()));
    }

    @CommandHandler
    public void handle(ChangeDetails command, Actor actor) {
        edit(command.claim(), actor, file -> InitialForm.change(file, command, catalogue));
    }

    @CommandHandler
    public void handle(AddCost command, Actor actor) {
        edit(command.claim(), actor, file -> Costs.add(file, command.cost(), command.form(), actor, catalogue));
    }

    @CommandHandler
    public void handle(ChangeCost command, Actor actor) {
        edit(command.claim(), actor, file -> Costs.change(file, command.cost(), command.form(), actor, catalogue));
    }

    @CommandHandler
    public void handle(RemoveCost command, Actor actor) {
        edit(command.claim(), actor, file -> Costs.remove(file, command.cost()));
    }

    @CommandHandler
    public void handle(AttachDocuments command, Actor actor) {
        edit(command.claim(), actor, file -> Evidence.attach(file, command, catalogue, clock.instant()));
    }

    @CommandHandler
    public void handle(RemoveDocument command, Actor actor) {
        edit(command.claim(), actor, file -> Evidence.remove(file, command.document()));
    }

    @CommandHandler
    public void handle(TickCoreRequirement command, Actor actor) {
        edit(command.claim(), actor, file -> Evidence.tick(file, command, catalogue));
    }

    @CommandHandler
    public void handle(RecordMetric command, Actor actor) {
        edit(command.claim(), actor, file -> Results.measure(file, command, catalogue));
    }

    @CommandHandler
    public void handle(AnswerQuestion command, Actor actor) {
        edit(command.claim(), actor, file -> Results.answer(file, command, catalogue));
    }

    /** A reviewer speaks about every claim, a partner about its own (C-4). */
    @CommandHandler
    public void handle(AddComment command, Actor actor) {
        var claim =
                actor.is(Role.REVIEWER) ? claims.seenBy(command.claim(), actor) : claims.own(command.claim(), actor);
        Claims.decide(claim, state -> Comments.add(state.file(), command));
    }

    private void edit(ClaimId id, Actor actor, Function<ClaimFile, List<ClaimEvent>> decision) {
        Claims.decide(claims.own(id, actor), state -> decision.apply(Lock.open(state)));
    }
}
