package dev.coopclaims.command.preapproval;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.coopclaims.command.preapproval.PreApprovalCommand.DeclinePreApproval;
import dev.coopclaims.command.preapproval.PreApprovalCommand.GrantPreApproval;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.preapproval.PreApprovalEvent;
import dev.coopclaims.kernel.preapproval.PreApprovalRequested;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** The shell in which Axon keeps a pre-approval; {@link PreApprovalDecisions} decides. */
@AggregateRoot(type = "PreApproval")
public class PreApproval {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable PreApprovalState state;

    /** For Axon, which then tells it its events. */
    protected PreApproval() {}

    /** A new one; only inside a repository's {@code create}. */
    public PreApproval(PreApprovalRequested requested) {
        apply(requested);
    }

    private PreApproval(PreApprovalState state) {
        this.id = state.id().value();
        this.state = state;
    }

    /** A shell around a state of before. */
    public static PreApproval of(PreApprovalState state) {
        return new PreApproval(state);
    }

    public PreApprovalState state() {
        return Objects.requireNonNull(state, "a pre-approval before its first event");
    }

    /** As {@link PreApprovalDecisions#grant}. */
    public void grant(GrantPreApproval command, Instant now) {
        apply(PreApprovalDecisions.grant(state(), command, now));
    }

    /** As {@link PreApprovalDecisions#decline}. */
    public void decline(DeclinePreApproval command) {
        apply(PreApprovalDecisions.decline(state(), command));
    }

    /** As {@link PreApprovalDecisions#use}. */
    public void use(ClaimId claim, Money wanted) {
        PreApprovalDecisions.use(state(), claim, wanted).forEach(event -> apply(event));
    }

    /** As {@link PreApprovalDecisions#reduce}. */
    public void reduce(ClaimId claim, Money atMost) {
        PreApprovalDecisions.reduce(state(), claim, atMost).ifPresent(event -> apply(event));
    }

    /** As {@link PreApprovalDecisions#free}. */
    public void free(ClaimId claim) {
        PreApprovalDecisions.free(state(), claim).ifPresent(event -> apply(event));
    }

    @EventSourcingHandler
    void on(PreApprovalEvent event) {
        id = event.preApproval().value();
        state = PreApprovalState.evolve(state, event);
    }
}
