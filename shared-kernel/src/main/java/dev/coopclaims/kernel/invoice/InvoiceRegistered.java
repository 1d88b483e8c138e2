package dev.coopclaims.kernel.invoice;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An invoice was claimed for the first time; its net amount is the bound of all shares from now on.
 *
 * @param supplierName as first written; a sole trader's is a person's name
 */
@Revision("1")
public record InvoiceRegistered(
        InvoiceId invoice,
        OrganisationId organisation,
        @PersonalData String supplierName,
        @PersonalData @Nullable String supplierTaxId,
        String invoiceNumber,
        Money net)
        implements InvoiceEvent {}
