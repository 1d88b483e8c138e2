package dev.coopclaims.kernel.invoice;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.source.InvoiceId;

/**
 * An event of an organisation's invoices with one number, over all claims (C-9). The stream tells suppliers apart: they
 * are numbered from 1 in the order in which they were registered.
 */
public sealed interface InvoiceEvent extends DomainEvent
        permits InvoiceRegistered,
                InvoiceDetailsChanged,
                InvoiceNetCorrected,
                InvoiceExclusionDeclared,
                InvoiceShareClaimed,
                InvoiceShareReleased {

    InvoiceId invoice();

    /** The supplier of the invoice, numbered from 1. */
    int supplier();
}
