package dev.coopclaims.kernel.invoice;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A supplier's invoice was claimed for the first time; its net amount is the bound of all shares from now on.
 *
 * @param supplier the next number among the suppliers, from 1
 * @param supplierName as first written; a sole trader's is a person's name
 * @param supplierTaxId as first written; absent when none was given
 * @param invoiceNumber as first written
 */
@Revision("1")
public record InvoiceRegistered(
        InvoiceId invoice,
        OrganisationId organisation,
        int supplier,
        @PersonalData String supplierName,
        @PersonalData @Nullable String supplierTaxId,
        @PersonalData String invoiceNumber,
        LocalDate date,
        Money net)
        implements InvoiceEvent {}
