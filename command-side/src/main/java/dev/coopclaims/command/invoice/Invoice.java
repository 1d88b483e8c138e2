package dev.coopclaims.command.invoice;

import dev.coopclaims.command.dispatch.Shell;
import dev.coopclaims.command.dispatch.ShellRepository;
import dev.coopclaims.kernel.invoice.InvoiceEvent;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateRoot;

/** The shell in which Axon keeps an organisation's invoices with one number (C-9). */
@AggregateRoot(type = "Invoice")
public class Invoice extends Shell<InvoiceState, InvoiceEvent> {

    public Invoice() {
        super(InvoiceState.KIND);
    }

    /** The repository that writes its events. */
    public static ShellRepository<Invoice, InvoiceState, InvoiceEvent> in(EventStore eventStore) {
        return new ShellRepository<>(InvoiceState.KIND, Invoice.class, Invoice::new, eventStore);
    }
}
