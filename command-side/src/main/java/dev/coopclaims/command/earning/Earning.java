package dev.coopclaims.command.earning;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.coopclaims.kernel.earning.EarningRegistered;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** The shell in which Axon keeps an earning record: one event, which is its state. */
@AggregateRoot(type = "Earning")
public class Earning {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable EarningRegistered state;

    /** For Axon, which then tells it its events. */
    protected Earning() {}

    /** A new record; only inside a repository's {@code create}. */
    public Earning(EarningRegistered registered) {
        apply(registered);
    }

    /** A shell around a record of before. */
    public static Earning of(EarningRegistered state) {
        Earning earning = new Earning();
        earning.on(state);
        return earning;
    }

    public EarningRegistered state() {
        return Objects.requireNonNull(state, "an earning before its first event");
    }

    @EventSourcingHandler
    void on(EarningRegistered event) {
        if (state != null) {
            throw new IllegalStateException("registered twice: " + event.earning());
        }
        id = event.earning().value();
        state = event;
    }
}
