package dev.coopclaims.command.dispatch;

import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.DomainEvent;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/**
 * What Axon keeps of an aggregate: its id and its state. It decides nothing; a
 * {@link dev.coopclaims.command.decision.Decider} does.
 */
public abstract class Shell<S, E extends DomainEvent> {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private final StreamKind<S, E> kind;
    private @Nullable S state;

    protected Shell(StreamKind<S, E> kind) {
        this.kind = kind;
    }

    /** The state after the last event. */
    public S state() {
        return Objects.requireNonNull(state, "the aggregate has no event yet");
    }

    /** Applies the decided events. */
    void record(List<? extends DomainEvent> decided) {
        decided.forEach(event -> AggregateLifecycle.apply(event));
    }

    /** Restores a known state. */
    void restore(String stream, @Nullable S before) {
        id = stream;
        state = before;
    }

    @EventSourcingHandler
    void on(DomainEvent event) {
        E own = kind.events().cast(event);
        id = kind.idOf().apply(own).value();
        state = kind.evolve().apply(state, own);
    }
}
