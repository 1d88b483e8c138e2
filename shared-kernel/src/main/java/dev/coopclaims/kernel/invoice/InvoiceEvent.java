package dev.coopclaims.kernel.invoice;

import dev.coopclaims.kernel.DomainEvent;

/**
 * What happens to an organisation's invoices of one number over all claims (C-9). Suppliers are told apart inside: they
 * are counted from 1 in the order in which they came.
 */
public sealed interface InvoiceEvent extends DomainEvent
        permits InvoiceRegistered,
                InvoiceDetailsChanged,
                InvoiceNetCorrected,
                InvoiceExclusionDeclared,
                InvoiceShareClaimed,
                InvoiceShareReleased {

    InvoiceId invoice();

    /** Whose invoice of that number it is, from 1. */
    int supplier();
}
