package dev.coopclaims.command.invoice;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.invoice.InvoiceEvent;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** The shell in which Axon keeps an invoice; {@link InvoiceDecisions} decides and {@link InvoiceState} remembers. */
@AggregateRoot(type = "Invoice")
public class Invoice {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable InvoiceState state;

    /** For Axon, which then tells it its events. */
    protected Invoice() {}

    /**
     * Registers the invoice and claims the first share; only inside a repository's {@code create}.
     *
     * @param first {@linkplain InvoiceDecisions#claimShare decided} on no state
     */
    public Invoice(ShareDecision.Claimed first) {
        first.events().forEach(event -> apply(event));
    }

    private Invoice(InvoiceState state) {
        this.id = state.id().value();
        this.state = state;
    }

    /** A shell around a state of before. */
    public static Invoice of(InvoiceState state) {
        return new Invoice(state);
    }

    public InvoiceState state() {
        return Objects.requireNonNull(state, "an invoice before its first event");
    }

    /**
     * Claims one more share.
     *
     * @throws Refusal with the violation of {@link InvoiceDecisions#claimShare}
     */
    public void claimShare(InvoiceShare share, String path) {
        events(InvoiceDecisions.claimShare(state(), share, path)).forEach(event -> apply(event));
    }

    /** As {@link InvoiceDecisions#releaseShare}. */
    public void releaseShare(ClaimId claim, CostId cost, Money amount) {
        apply(InvoiceDecisions.releaseShare(state(), claim, cost, amount));
    }

    @EventSourcingHandler
    void on(InvoiceEvent event) {
        id = event.invoice().value();
        state = InvoiceState.evolve(state, event);
    }

    private static List<InvoiceEvent> events(ShareDecision decision) {
        return switch (decision) {
            case ShareDecision.Claimed claimed -> claimed.events();
            case ShareDecision.Refused refused -> throw Refusal.violations(List.of(refused.violation()));
        };
    }
}
