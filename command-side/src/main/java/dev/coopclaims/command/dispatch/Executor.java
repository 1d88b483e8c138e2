package dev.coopclaims.command.dispatch;

import dev.coopclaims.command.decision.Change;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.EventStream;
import dev.coopclaims.command.decision.Question;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.policy.Policies;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.catalogue.Catalogues;
import dev.coopclaims.kernel.refusal.Refusal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Handles all commands: has each one decided and stores the decision in one commit. Only this package and the wiring know
 * Axon's unit of work. How it reads and decides is told in record 47. A refusal rests on what was true at one moment and is
 * final. If a decider touches other streams than before, the attempt counts as a lost race, as when the store refuses it.
 */
public final class Executor implements MessageHandler<CommandMessage<?>> {
    private static final String VERSION = Executor.class.getName() + ".version";
    /** For this long after a lost race, streams are read again inside the lanes. */
    private static final long READ_IN_LANES_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Deciders deciders;
    private final Gate gate;
    private final Answers answers;
    private final RecentStreams streams;
    private final Map<StreamKind<?, ?>, ShellRepository<?, ?, ?>> repositories = new HashMap<>();
    private final Preparation preparation;
    private final FairKeyLocks lanes;
    private final Catalogues catalogues;
    private final Policies policies;
    private final Clock clock;
    /** When a commit was last not stored, which on one node happens only if another one writes to the same streams. */
    private volatile long lostAtNanos = System.nanoTime() - READ_IN_LANES_NANOS;

    /**
     * @param repositories one for each kind of stream
     * @param preparation of each commit, before its lanes are entered
     * @param catalogues where the versions of the catalogue come from
     * @param clock the business clock
     */
    public Executor(
            Deciders deciders,
            Gate gate,
            Answers answers,
            RecentStreams streams,
            List<ShellRepository<?, ?, ?>> repositories,
            Preparation preparation,
            FairKeyLocks lanes,
            Catalogues catalogues,
            Policies policies,
            Clock clock) {
        this.deciders = deciders;
        this.gate = gate;
        this.answers = answers;
        this.streams = streams;
        repositories.forEach(repository -> this.repositories.put(repository.kind(), repository));
        this.preparation = preparation;
        this.lanes = lanes;
        this.catalogues = catalogues;
        this.policies = policies;
        this.clock = clock;
    }

    /** Subscribes to every command that has a decider. */
    public void subscribeTo(CommandBus bus) {
        deciders.commands().forEach(command -> bus.subscribe(command.getName(), this));
    }

    /** The number of the last event of the target that the actor's side sees (H-2); empty if there is none. */
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
        Asked<R> asked = new Asked<>(command, actor, expected, decider);
        long forgettings = streams.forgettings();
        // Whoever is refused enters no lane, so that waiting reveals nothing of what the actor may not know either
        //
        Begun<R> begun = begun(asked);
        Look look = begun.look();
        Decided<R> decided = begun.decided();
        if (decider.changes()) {
            preparation.of(decided.decision().changes().all());
            lanes.enter(unitOfWork, look.touched().written());
            decided = inLanes(asked, look, decided, forgettings);
        }
        Streams after = publish(
                decided.decision().changes().all(), decided.on(), look.touched().written(), unitOfWork, forgettings);
        unitOfWork
                .root()
                .resources()
                .put(
                        VERSION,
                        after.stream(command.targetKind(), command.target()).versionSeen(actor.isVendor()));
        return decided.decision().result();
    }

    /** What a command touches, read at one moment of the log. */
    private record Look(Touched touched, Streams streams, Map<Question<?>, Object> answers) {}

    /** A decision and the streams that it rests on. */
    private record Decided<R>(Decision<R> decision, Streams on) {}

    /** What a command touches, and what is decided on that before the lanes. */
    private record Begun<R>(Look look, Decided<R> decided) {}

    private <R> Begun<R> begun(Asked<R> asked) {
        Look known = inMemory(asked);
        if (known != null) {
            try {
                Decided<R> decided = decided(asked, known, known.streams());
                if (asked.holdsOnMemory(decided.decision())) {
                    return new Begun<>(known, decided);
                }
            } catch (Refusal | ConcurrencyException onMemory) {
                // No index guards a refusal, an answer without changes, nor the version of what is not written.
            }
        }
        Look read = look(asked);
        return new Begun<>(read, decided(asked, read, read.streams()));
    }

    /** What the command touches as memory has it, if this process alone writes; what it changes is guarded by the index. */
    private @Nullable Look inMemory(Asked<?> asked) {
        if (!asked.mayRestOnMemory() || System.nanoTime() - lostAtNanos < READ_IN_LANES_NANOS) {
            return null;
        }
        Touched touched = fromMemory(asked, context(asked, Map.of()));
        return touched.questions().isEmpty()
                ? streams.asSoleWriter(touched.streams(), asked.begun())
                        .map(all -> new Look(touched, all, Map.of()))
                        .orElse(null)
                : null;
    }

    /**
     * Reads everything that the command touches in one query, if memory is enough to name it. A target that is not
     * there and one that the actor may not know of cost the same: neither names anything further.
     *
     * @throws Refusal if the actor may not send the command
     */
    private <R> Look look(Asked<R> asked) {
        Context context = context(asked, Map.of());
        Touched touched = fromMemory(asked, context);
        while (true) {
            context = context.with(answers.to(touched.questions(), context.answers()));
            Streams read = streams.now(touched.streams());
            Touched more = touched.and(asked.decider().touches(asked.command(), read, context));
            if (more.isWithin(touched)) {
                admit(asked, read, context);
                return new Look(touched, read, context.answers());
            }
            touched = more;
        }
    }

    /** What the command touches as far as memory tells, however old it is. */
    private <R> Touched fromMemory(Asked<R> asked, Context context) {
        Touched gated = gate.touches(asked.actor());
        Command<R> command = asked.command();
        Touched touched = asked.decider().changes()
                ? gated.writing(command.targetKind(), command.target())
                : gated.reading(command.targetKind(), command.target());
        while (true) {
            Streams known = streams.inMemory(touched.streams());
            if (!known.all().keySet().containsAll(gated.streams().keySet())) {
                // Without the actor's organisation nobody can say what the actor sees.
                known = new Streams(Map.of());
            }
            Touched more = touched.and(asked.decider().touches(command, known, context));
            if (more.isWithin(touched)) {
                return touched;
            }
            touched = more;
        }
    }

    /**
     * Decides anew if this node has stored something in the streams since they were read. What another node has stored
     * meanwhile is refused by the store's index. Nothing guards a refusal, so it rests on one moment of the log: if there
     * was something newer in memory, everything is read again.
     */
    private <R> Decided<R> inLanes(Asked<R> asked, Look look, Decided<R> before, long forgettings) {
        if (forgettings != streams.forgettings() || System.nanoTime() - lostAtNanos < READ_IN_LANES_NANOS) {
            // What was read before the wait is likely old, or holds texts that were erased and must not be sealed anew.
            return decided(asked, look, streams.now(look.touched().streams()));
        }
        Streams newest = streams.withOwn(look.streams());
        if (newest == look.streams()) {
            return before;
        }
        try {
            Decided<R> decided = decided(asked, look, newest);
            if (!decided.decision().changes().isEmpty()) {
                return decided;
            }
        } catch (Refusal ofNoMoment) {
            // Decided again below.
        }
        return decided(asked, look, streams.now(look.touched().streams()));
    }

    private <R> Decided<R> decided(Asked<R> asked, Look look, Streams now) {
        Context context = context(asked, look.answers());
        admit(asked, now, context);
        requireVersion(asked, now);
        if (!asked.decider().touches(asked.command(), now, context).isWithin(look.touched())) {
            throw new ConcurrencyException(
                    asked.command().target().value() + " touches other streams than a moment ago");
        }
        return new Decided<>(asked.decider().decide(asked.command(), now, context), now);
    }

    private Context context(Asked<?> asked, Map<Question<?>, Object> answers) {
        return new Context(asked.actor(), clock.instant(), catalogues.now(), policies, answers);
    }

    private <R> void admit(Asked<R> asked, Streams known, Context context) {
        gate.admit(asked.actor(), known);
        asked.decider().admit(asked.command(), known, context);
    }

    private static void requireVersion(Asked<?> asked, Streams now) {
        ExpectedVersions expected = asked.expected();
        Command<?> command = asked.command();
        if (expected != null
                && !expected.holds(now.stream(command.targetKind(), command.target())
                        .versionSeen(asked.actor().isVendor()))) {
            throw expected.refusal(command.target().value());
        }
    }

    private Streams publish(
            List<Change> changes, Streams now, Set<AggregateId> mayChange, UnitOfWork<?> unitOfWork, long forgettings) {
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
            long asOfNanos = streams.nanos();
            unitOfWork.root().afterCommit(committed -> streams.remember(new Streams(stored), asOfNanos, forgettings));
            unitOfWork.root().onRollback(notStored -> lostAtNanos = System.nanoTime());
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
