package dev.coopclaims.command.claim;

import dev.coopclaims.command.claim.ClaimCommand.AddComment;
import dev.coopclaims.command.claim.ClaimCommand.AddCost;
import dev.coopclaims.command.claim.ClaimCommand.AnswerQuestion;
import dev.coopclaims.command.claim.ClaimCommand.AttachDocuments;
import dev.coopclaims.command.claim.ClaimCommand.ChangeCost;
import dev.coopclaims.command.claim.ClaimCommand.ChangeDetails;
import dev.coopclaims.command.claim.ClaimCommand.CheckAttach;
import dev.coopclaims.command.claim.ClaimCommand.CheckCopy;
import dev.coopclaims.command.claim.ClaimCommand.CopyClaim;
import dev.coopclaims.command.claim.ClaimCommand.ExplainDocument;
import dev.coopclaims.command.claim.ClaimCommand.PrepareStatement;
import dev.coopclaims.command.claim.ClaimCommand.RecordMetric;
import dev.coopclaims.command.claim.ClaimCommand.RemoveCost;
import dev.coopclaims.command.claim.ClaimCommand.RemoveDocument;
import dev.coopclaims.command.claim.ClaimCommand.StartClaim;
import dev.coopclaims.command.claim.ClaimCommand.TickCoreRequirement;
import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.organisation.Role;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

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
        claims.start(InitialForm.start(command, actor, catalogue, clock.instant()), actor);
    }

    @CommandHandler
    public ClaimCommand.CopyBasis handle(CheckCopy command, Actor actor) {
        ClaimState state = Claims.stateOf(claims.own(command.claim(), actor));
        ClaimFile source = state.file();
        InitialForm.refuseUnlessAllowed(
                source.programme(), source.period(), source.currency(), source.details(), catalogue, clock.instant());
        return new ClaimCommand.CopyBasis(
                source.period(), claims.statementFacts(source, actor), ClaimCopy.inHouse(state));
    }

    @CommandHandler
    public StatementFacts handle(PrepareStatement command, Actor actor) {
        ClaimState state = Claims.stateOf(claims.own(command.claim(), actor));
        Lock.requireInTime(state, clock.instant());
        return claims.statementFacts(Lock.open(state), actor);
    }

    /** C-11: whoever sees the claim in its organisation may take it as a pattern, whatever its state. */
    @CommandHandler
    public void handle(CopyClaim command, Actor actor) {
        ClaimState source = Claims.stateOf(claims.own(command.source(), actor));
        ClaimCopy.Copied copy = ClaimCopy.of(source, command, actor, catalogue, clock.instant());
        claims.start(copy.started(), copy.takenOver(), actor);
    }

    @CommandHandler
    public void handle(ChangeDetails command, Actor actor) {
        edit(command, actor, state -> {
            ClaimFile file = Lock.openForDetails(state);
            String location = command.location();
            claims.requireReach(
                    actor, file.programme(), location == null ? file.details().location() : location);
            return AnswerTime.extendedBy(
                    InitialForm.change(file, command, catalogue), state, catalogue, clock.instant());
        });
    }

    @CommandHandler
    public void handle(AddCost command, Actor actor) {
        edit(command, actor, state -> Statements.add(Lock.open(state), command, actor, catalogue));
    }

    @CommandHandler
    public Boolean handle(ChangeCost command, Actor actor) {
        return edit(
                        command,
                        actor,
                        state -> Statements.change(Lock.openFor(state, command.cost()), command, actor, catalogue))
                .stream()
                .anyMatch(DocumentAttached.class::isInstance);
    }

    @CommandHandler
    public void handle(RemoveCost command, Actor actor) {
        edit(command, actor, state -> Statements.remove(Lock.openFor(state, command.cost()), command.cost()));
    }

    @CommandHandler
    public void handle(CheckAttach command, Actor actor) {
        edit(command, actor, state -> {
            Lock.openForDocuments(state);
            return List.of();
        });
    }

    @CommandHandler
    public void handle(AttachDocuments command, Actor actor) {
        edit(
                command,
                actor,
                state -> Evidence.attach(Lock.openForDocuments(state), command, catalogue, clock.instant()));
    }

    @CommandHandler
    public void handle(ExplainDocument command, Actor actor) {
        edit(command, actor, state -> Evidence.explain(Lock.openFor(state, command.document()), command, catalogue));
    }

    @CommandHandler
    public void handle(RemoveDocument command, Actor actor) {
        edit(command, actor, state -> {
            ClaimFile file = Lock.openFor(state, command.document());
            Statements.refuseRendered(file, command.document());
            return Evidence.remove(file, command.document());
        });
    }

    @CommandHandler
    public void handle(TickCoreRequirement command, Actor actor) {
        edit(command, actor, state -> Evidence.tick(Lock.openFor(state, command), command, catalogue));
    }

    @CommandHandler
    public void handle(RecordMetric command, Actor actor) {
        edit(command, actor, state -> Results.measure(Lock.openForMetric(state, command.metric()), command, catalogue));
    }

    @CommandHandler
    public void handle(AnswerQuestion command, Actor actor) {
        edit(
                command,
                actor,
                state -> Results.answer(Lock.openForQuestion(state, command.question()), command, catalogue));
    }

    /** A reviewer speaks about every claim, a partner about its own (C-4). */
    @CommandHandler
    public void handle(AddComment command, Actor actor) {
        var claim =
                actor.is(Role.REVIEWER) ? claims.seenBy(command.claim(), actor) : claims.own(command.claim(), actor);
        Claims.decide(claim, state -> Comments.add(state.file(), command));
    }

    /** What the partner does to its own claim, as far as its state lets it (C-4). */
    private List<ClaimEvent> edit(
            ClaimCommand<?> command, Actor actor, Function<ClaimState, List<ClaimEvent>> decision) {
        Aggregate<Claim> claim = claims.own(command.claim(), actor);
        ClaimState state = Claims.stateOf(claim);
        Lock.requireInTime(state, clock.instant());
        List<ClaimEvent> events = decision.apply(state);
        Claims.decide(claim, before -> events);
        return events;
    }
}
