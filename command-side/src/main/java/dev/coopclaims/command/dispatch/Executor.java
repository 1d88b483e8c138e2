package dev.coopclaims.command.dispatch;

import dev.coopclaims.command.decision.Change;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.EventStream;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.policy.Policies;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.refusal.Refusal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Handles all commands: has each one decided and stores the decision in one commit. Nothing
 * outside of this package but the wiring knows Axon's unit of work.
 *
 * <p>It asks the decider, on recent states, which streams it touches; enters the lanes of those that may change; reads
 * all of them again at one moment of the log; and lets the decider decide on these. So a refusal rests on what was true
 * at one moment and is final. If the decider now touches other streams than before, the attempt counts as a lost race,
 * as when the store refuses it.
 */
public final class Executor implements MessageHandler<CommandMessage<?>> {
    private static final String VERSION = Executor.class.getName() + ".version";

    private final Deciders deciders;
    private final Gate gate;
    private final Answers answers;
    private final RecentStreams streams;
    private final Map<StreamKind<?, ?>, ShellRepository<?, ?, ?>> repositories = new HashMap<>();
    private final FairKeyLocks lanes;
    private final Catalogue catalogue;
    private final Policies policies;
    private final Clock clock;
    private final Consumer<AggregateId> written;

    /**
     * @param repositories one for each kind of stream
     * @param clock the business clock
     * @param written is notified after the commit of each stream that changed
     */
    public Executor(
            Deciders deciders,
            Gate gate,
            Answers answers,
            RecentStreams streams,
            List<ShellRepository<?, ?, ?>> repositories,
            FairKeyLocks lanes,
            Catalogue catalogue,
            Policies policies,
            Clock clock,
            Consumer<AggregateId> written) {
        this.deciders = deciders;
        this.gate = gate;
        this.answers = answers;
        this.streams = streams;
        repositories.forEach(repository -> this.repositories.put(repository.kind(), repository));
        this.lanes = lanes;
        this.catalogue = catalogue;
        this.policies = policies;
        this.clock = clock;
        this.written = written;
    }

    /** Subscribes to every command that has a decider. */
    public void subscribeTo(CommandBus bus) {
        deciders.commands().forEach(command -> bus.subscribe(command.getName(), this));
    }

    /**
     * The number of the last event of the command's target that the actor's side sees (H-2); empty if there is none.
     *
     * @param committed the root unit of work, in which the command was decided
     */
    static OptionalLong version(UnitOfWork<?> committed) {
        Long version = committed.root().getResource(VERSION);
        return version == null || version < 0 ? OptionalLong.empty() : OptionalLong.of(version);
    }

    @Override
    public @Nullable Object handle(CommandMessage<?> message) {
        Actor actor = ActorMetadata.actor(message.getMetaData());
        return execute((Command<?>) message.getPayload(), actor, ExpectedVersions.in(message.getMetaData()));
    }

    private <R> R execute(Command<R> command, Actor actor, @Nullable ExpectedVersions expected) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        Decider<Command<R>, R> decider = deciders.of(command);
        Context context = new Context(actor, clock.instant(), catalogue, policies, Map.of());

        Touched touched = gate.touches(actor);
        touched = decider.changes()
                ? touched.writing(command.targetKind(), command.target())
                : touched.reading(command.targetKind(), command.target());
        Streams recent = streams.recent(touched.streams());
        for (Touched more = touched.and(decider.touches(command, recent, context));
                !more.isWithin(touched);
                more = touched.and(decider.touches(command, recent, context))) {
            touched = more;
            recent = streams.recent(touched.streams());
            context = context.with(answers.to(touched.questions(), context.answers()));
        }
        if (!isAdmitted(command, actor, decider, recent, context)) {
            // An actor that may not know of the target enters no lane, so that waiting reveals nothing either.
            admit(command, actor, decider, streams.now(touched.streams()), context);
            throw new ConcurrencyException(command.target().value() + " was not visible to the actor a moment ago");
        }
        lanes.enter(unitOfWork, touched.written());

        context = new Context(actor, clock.instant(), catalogue, policies, context.answers());
        Streams now = streams.now(touched.streams());
        admit(command, actor, decider, now, context);
        requireVersion(expected, command, actor, now);
        if (!decider.touches(command, now, context).isWithin(touched)) {
            throw new ConcurrencyException(command.target().value() + " touches other streams than a moment ago");
        }
        Decision<R> decision = decider.decide(command, now, context);
        Streams after = publish(decision.changes().all(), now, touched.written(), unitOfWork);
        unitOfWork
                .root()
                .resources()
                .put(
                        VERSION,
                        after.stream(command.targetKind(), command.target()).versionSeen(actor.isVendor()));
        return decision.result();
    }

    private <R> void admit(
            Command<R> command, Actor actor, Decider<Command<R>, R> decider, Streams known, Context context) {
        gate.admit(actor, known);
        decider.admit(command, known, context);
    }

    private <R> boolean isAdmitted(
            Command<R> command, Actor actor, Decider<Command<R>, R> decider, Streams known, Context context) {
        try {
            admit(command, actor, decider, known, context);
            return true;
        } catch (Refusal outOfSight) {
            return false;
        }
    }

    private static void requireVersion(
            @Nullable ExpectedVersions expected, Command<?> command, Actor actor, Streams now) {
        if (expected != null
                && !expected.holds(
                        now.stream(command.targetKind(), command.target()).versionSeen(actor.isVendor()))) {
            throw expected.refusal(command.target().value());
        }
    }

    private Streams publish(List<Change> changes, Streams now, Set<AggregateId> mayChange, UnitOfWork<?> unitOfWork) {
        Streams after = now.after(changes);
        for (Change change : changes) {
            if (!mayChange.contains(change.stream())) {
                throw new IllegalStateException("a decision changes "
                        + change.stream().value() + ", which its touches() does not name as written");
            }
            repository(change.kind())
                    .write(change.stream(), now.stream(change.kind(), change.stream()), change.events());
        }
        if (!changes.isEmpty()) {
            Map<AggregateId, EventStream<?, ?>> stored = new HashMap<>();
            changes.forEach(change -> stored.put(change.stream(), after.stream(change.kind(), change.stream())));
            unitOfWork.root().afterCommit(committed -> {
                streams.remember(new Streams(stored));
                stored.keySet().forEach(written);
            });
        }
        return after;
    }

    private ShellRepository<?, ?, ?> repository(StreamKind<?, ?> kind) {
        ShellRepository<?, ?, ?> repository = repositories.get(kind);
        if (repository == null) {
            throw new IllegalStateException("there is no repository for " + kind);
        }
        return repository;
    }
}
