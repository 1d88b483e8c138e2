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

/**
 * The shell in which Axon keeps an organisation's invoices of one number; {@link InvoiceDecisions} decides and
 * {@link InvoiceState} remembers.
 */
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
     * @param first {@linkplain InvoiceDecisions#claim decided} on no state
     */
    public Invoice(List<InvoiceEvent> first) {
        first.forEach(event -> apply(event));
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

    /** As {@link InvoiceDecisions#claim} decided on this state. */
    public void happened(List<InvoiceEvent> events) {
        events.forEach(event -> apply(event));
    }

    /** As {@link InvoiceDecisions#release}. */
    public void release(ClaimId claim) {
        InvoiceDecisions.release(state(), claim).forEach(event -> apply(event));
    }

    /** As {@link InvoiceDecisions#reduce}. */
    public void reduce(ClaimId claim, CostId cost, Money amount) {
        apply(InvoiceDecisions.reduce(state(), claim, cost, amount));
    }

    /**
     * As {@link InvoiceDecisions#correctNet}.
     *
     * @throws Refusal with the broken rule
     */
    public void correctNet(@Nullable Integer supplier, Money net, String reason) {
        InvoiceDecisions.correctNet(state(), supplier, net, reason).forEach(event -> apply(event));
    }

    @EventSourcingHandler
    void on(InvoiceEvent event) {
        id = event.invoice().value();
        state = InvoiceState.evolve(state, event);
    }
}
