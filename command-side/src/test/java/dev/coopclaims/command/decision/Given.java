package dev.coopclaims.command.decision;

import dev.coopclaims.command.AllCommands;
import dev.coopclaims.command.organisation.OnlyWhoActsNow;
import dev.coopclaims.command.policy.Policies;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Streams given by a test, and a command decided on them: given, when, then over several streams, because Axon's
 * fixtures hold only one. A touched stream that was not given has no events.
 */
public final class Given {
    private final Map<AggregateId, EventStream<?, ?>> streams = new HashMap<>();
    private final Map<Question<?>, Object> answers = new HashMap<>();
    private final CatalogueVersions catalogues;
    private final Policies policies;
    private final Instant now;

    private Given(CatalogueVersions catalogues, Policies policies, Instant now) {
        this.catalogues = catalogues;
        this.policies = policies;
        this.now = now;
    }

    /** Nothing has happened yet. */
    public static Given nothing(Catalogue catalogue, Policies policies, Instant now) {
        return nothing(CatalogueVersions.of(catalogue), policies, now);
    }

    /** The same, with several versions of the catalogue. */
    public static Given nothing(CatalogueVersions catalogues, Policies policies, Instant now) {
        return new Given(catalogues, policies, now);
    }

    /** A stream is in that state. */
    public <S> Given state(StreamKind<S, ?> kind, AggregateId id, S state) {
        streams.put(id, new EventStream<>(kind, state, 0));
        return this;
    }

    /** The answer to a question. */
    public <A> Given answer(Question<A> question, A answer) {
        answers.put(question, answer);
        return this;
    }

    /**
     * The outcome of the command.
     *
     * @throws dev.coopclaims.kernel.refusal.Refusal when a rule forbids it
     */
    public <R> Decision<R> when(Command<R> command, Actor actor) {
        Decider<Command<R>, R> decider = AllCommands.deciders().of(command);
        Context context = new Context(actor, now, catalogues, policies, answers);
        Touched touched = new OnlyWhoActsNow().touches(actor).writing(command.targetKind(), command.target());
        for (int before = -1; before != touched.streams().size(); ) {
            before = touched.streams().size();
            touched = touched.and(decider.touches(command, known(touched), context));
        }
        Streams known = known(touched);
        decider.admit(command, known, context);
        return decider.decide(command, known, context);
    }

    private Streams known(Touched touched) {
        Map<AggregateId, EventStream<?, ?>> known = new HashMap<>();
        touched.streams().forEach((id, kind) -> known.put(id, streams.getOrDefault(id, kind.empty())));
        return new Streams(known);
    }
}
