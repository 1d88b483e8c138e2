package dev.coopclaims.command.invoice;

import dev.coopclaims.kernel.invoice.InvoiceEvent;
import java.util.List;

/**
 * Whether a claim can have what it wants of an invoice number.
 *
 * @param events what happens, in order; empty if there is a problem
 * @param problems every reason why not
 * @param warnings what partner and reviewer should know in any case
 */
public record InvoiceDecision(List<InvoiceEvent> events, List<InvoiceProblem> problems, List<InvoiceProblem> warnings) {

    public InvoiceDecision {
        events = List.copyOf(events);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }
}
