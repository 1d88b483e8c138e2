package dev.coopclaims.command.cap;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.coopclaims.kernel.cap.CapEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** The shell in which Axon keeps the use of a cap; {@link CapDecisions} decides and {@link CapState} remembers. */
@AggregateRoot(type = "Cap")
public class Cap {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable CapState state;

    /** For Axon, which then tells it its events. */
    protected Cap() {}

    /**
     * The first use; only inside a repository's {@code create}.
     *
     * @throws Refusal with the violation of {@link CapDecisions#use}
     */
    public Cap(CapShare first) {
        events(CapDecisions.use(null, first)).forEach(event -> apply(event));
    }

    private Cap(CapState state) {
        this.id = state.id().value();
        this.state = state;
    }

    /** A shell around a state of before. */
    public static Cap of(CapState state) {
        return new Cap(state);
    }

    public CapState state() {
        return Objects.requireNonNull(state, "a cap before its first event");
    }

    /**
     * As {@link CapDecisions#use}.
     *
     * @throws Refusal with its violation
     */
    public void use(CapShare share) {
        events(CapDecisions.use(state(), share)).forEach(event -> apply(event));
    }

    /** As {@link CapDecisions#reduce}. */
    public void reduce(CapShare share) {
        CapDecisions.reduce(state(), share).ifPresent(event -> apply(event));
    }

    /** As {@link CapDecisions#release}. */
    public void release(ClaimId claim) {
        CapDecisions.release(state(), claim).ifPresent(event -> apply(event));
    }

    @EventSourcingHandler
    void on(CapEvent event) {
        id = event.cap().value();
        state = CapState.evolve(state, event);
    }

    private static List<CapEvent> events(CapDecision decision) {
        return switch (decision) {
            case CapDecision.Used used -> used.events();
            case CapDecision.Refused refused -> throw Refusal.violations(List.of(refused.violation()));
        };
    }
}
