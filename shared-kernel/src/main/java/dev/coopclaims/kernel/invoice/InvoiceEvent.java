package dev.coopclaims.kernel.invoice;

import dev.coopclaims.kernel.DomainEvent;

/** What happens to a supplier's invoice over all claims (C-9). */
public sealed interface InvoiceEvent extends DomainEvent
        permits InvoiceRegistered, InvoiceShareClaimed, InvoiceShareReleased {

    InvoiceId invoice();
}
