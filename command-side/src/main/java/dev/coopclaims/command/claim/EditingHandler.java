package dev.coopclaims.command.claim;

import dev.coopclaims.command.claim.ClaimCommand.AddComment;
import dev.coopclaims.command.claim.ClaimCommand.AddCost;
import dev.coopclaims.command.claim.ClaimCommand.AnswerQuestion;
import dev.coopclaims.command.claim.ClaimCommand.AttachDocuments;
import dev.coopclaims.command.claim.ClaimCommand.ChangeCost;
import dev.coopclaims.command.claim.ClaimCommand.ChangeDetails;
import dev.coopclaims.command.claim.ClaimCommand.CheckCopy;
import dev.coopclaims.command.claim.ClaimCommand.CopyClaim;
import dev.coopclaims.command.claim.ClaimCommand.ExplainDocument;
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
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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
        claims.start(InitialForm.start(command, actor, catalogue, clock.instant()), actor);
    }

    @CommandHandler
    public EarningPeriod handle(CheckCopy command, Actor actor) {
        ClaimFile source = Claims.stateOf(claims.own(command.claim(), actor)).file();
        InitialForm.refuseUnlessAllowed(
                source.programme(), source.period(), source.currency(), source.details(), catalogue, clock.instant());
        return source.period();
    }

    /** C-11: whoever sees the claim in its organisation may take it as a pattern, whatever its state. */
    @CommandHandler
    public void handle(CopyClaim command, Actor actor) {
        ClaimState source = Claims.stateOf(claims.own(command.source(), actor));
        ClaimCopy.Copied copy = ClaimCopy.of(source, command, actor, catalogue, clock.instant());
        claims.start(copy.started(), copy.takenOver(), actor);
    }

    @CommandHandler
    public void handle(ExplainDocument command, Actor actor) {
        edit(
                command.claim(),
                actor,
                state -> Lock.openFor(state, command.document()),
                file -> Evidence.explain(file, command, catalogue));
    }

    @CommandHandler
    public void handle(ChangeDetails command, Actor actor) {
        edit(command.claim(), actor, Lock::openForDetails, file -> {
            claims.requireReach(
                    actor,
                    file.programme(),
                    command.location() == null ? file.details().location() : command.location());
            return InitialForm.change(file, command, catalogue);
        });
    }

    @CommandHandler
    public void handle(AddCost command, Actor actor) {
        edit(command.claim(), actor, Lock::open, file -> Statements.add(file, command, actor, catalogue));
    }

    @CommandHandler
    public Boolean handle(ChangeCost command, Actor actor) {
        AtomicBoolean attached = new AtomicBoolean();
        edit(command.claim(), actor, state -> Lock.openFor(state, command.cost()), file -> {
            List<ClaimEvent> events = Statements.change(file, command, actor, catalogue);
            attached.set(events.stream().anyMatch(DocumentAttached.class::isInstance));
            return events;
        });
        return attached.get();
    }

    @CommandHandler
    public void handle(RemoveCost command, Actor actor) {
        edit(
                command.claim(),
                actor,
                state -> Lock.openFor(state, command.cost()),
                file -> Statements.remove(file, command.cost()));
    }

    @CommandHandler
    public void handle(AttachDocuments command, Actor actor) {
        edit(
                command.claim(),
                actor,
                Lock::openForDocuments,
                file -> Evidence.attach(file, command, catalogue, clock.instant()));
    }

    @CommandHandler
    public void handle(RemoveDocument command, Actor actor) {
        edit(
                command.claim(),
                actor,
                state -> Lock.openFor(state, command.document()),
                file -> Evidence.remove(file, command.document()));
    }

    @CommandHandler
    public void handle(TickCoreRequirement command, Actor actor) {
        edit(
                command.claim(),
                actor,
                state -> Lock.openForRequirement(state, command.requirement()),
                file -> Evidence.tick(file, command, catalogue));
    }

    @CommandHandler
    public void handle(RecordMetric command, Actor actor) {
        edit(
                command.claim(),
                actor,
                state -> Lock.openForMetric(state, command.metric()),
                file -> Results.measure(file, command, catalogue));
    }

    @CommandHandler
    public void handle(AnswerQuestion command, Actor actor) {
        edit(
                command.claim(),
                actor,
                state -> Lock.openForQuestion(state, command.question()),
                file -> Results.answer(file, command, catalogue));
    }

    /** A reviewer speaks about every claim, a partner about its own (C-4). */
    @CommandHandler
    public void handle(AddComment command, Actor actor) {
        var claim =
                actor.is(Role.REVIEWER) ? claims.seenBy(command.claim(), actor) : claims.own(command.claim(), actor);
        Claims.decide(claim, state -> Comments.add(state.file(), command));
    }

    /** @param lock the file, where the state lets that be done to it (C-4) */
    private void edit(
            ClaimId id,
            Actor actor,
            Function<ClaimState, ClaimFile> lock,
            Function<ClaimFile, List<ClaimEvent>> decision) {
        Claims.decide(claims.own(id, actor), state -> decision.apply(lock.apply(state)));
    }
}
