package dev.coopclaims.kernel.invoice;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.source.SupplierNameKey;
import dev.coopclaims.kernel.source.TaxIdKey;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A supplier's invoice was claimed for the first time; from now on, its net amount limits all shares together.
 *
 * @param supplier the next number among the suppliers, from 1
 * @param supplierName as first written; a sole trader's name is a person's name
 * @param supplierTaxId as first written; absent if none was given
 * @param invoiceNumber as first written
 * @param nameKey by which the supplier's name is recognised
 * @param taxIdKey by which the supplier's tax id is recognised; absent if none was given
 * @param supplierCountry an ISO 3166 code of two letters, as first written; absent if none was given
 * @param tax as first written; absent if none was given
 * @param gross as first written; absent if none was given
 */
@Revision("1")
public record InvoiceRegistered(
        InvoiceId invoice,
        OrganisationId organisation,
        int supplier,
        @PersonalData String supplierName,
        @PersonalData @Nullable String supplierTaxId,
        @PersonalData String invoiceNumber,
        SupplierNameKey nameKey,
        @Nullable TaxIdKey taxIdKey,
        LocalDate date,
        Money net,
        @Nullable String supplierCountry,
        @Nullable Money tax,
        @Nullable Money gross)
        implements InvoiceEvent {}
