package dev.coopclaims.command.claim;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimStarted;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/**
 * The shell in which Axon keeps a claim. A partner starts it, puts costs and documents together and submits it; a
 * reviewer approves or rejects it. {@link ClaimEvolution} remembers; who decides is named by {@link ClaimCommand}.
 */
@AggregateRoot(type = "Claim")
public class Claim {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable ClaimState state;

    /** For Axon, which then tells it its events. */
    protected Claim() {}

    /** Starts a new claim; only inside a repository's {@code create}. */
    public Claim(ClaimStarted started) {
        apply(started);
    }

    /** Starts a copy, with what it takes over; only inside a repository's {@code create}. */
    public Claim(ClaimStarted started, List<? extends ClaimEvent> takenOver) {
        apply(started);
        takenOver.forEach(event -> apply(event));
    }

    private Claim(ClaimState state) {
        this.id = state.file().id().value();
        this.state = state;
    }

    /** A shell around a state of before. */
    public static Claim of(ClaimState state) {
        return new Claim(state);
    }

    public ClaimState state() {
        return Objects.requireNonNull(state, "a claim before its first event");
    }

    /** What was decided, happens. */
    public void record(List<? extends ClaimEvent> decided) {
        decided.forEach(event -> apply(event));
    }

    @EventSourcingHandler
    void on(ClaimEvent event) {
        id = event.claim().value();
        state = ClaimEvolution.evolve(state, event);
    }
}
