package dev.coopclaims.kernel.invoice;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.source.SupplierNameKey;
import dev.coopclaims.kernel.source.TaxIdKey;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The details that identify a supplier's invoice were changed: a line gave the missing tax id or another spelling of
 * the name, or the only claim that holds a share gave new details (C-9).
 *
 * @param supplierNames every name under which shares are held, the first one first
 * @param supplierTaxId absent if no line gives one
 * @param nameKeys by which each of these names is recognised, in their order
 * @param taxIdKey by which the tax id is recognised; absent if there is none
 */
@Revision("1")
public record InvoiceDetailsChanged(
        InvoiceId invoice,
        OrganisationId organisation,
        int supplier,
        @PersonalData List<String> supplierNames,
        @PersonalData @Nullable String supplierTaxId,
        List<SupplierNameKey> nameKeys,
        @Nullable TaxIdKey taxIdKey,
        LocalDate date)
        implements InvoiceEvent {

    public InvoiceDetailsChanged {
        supplierNames = List.copyOf(supplierNames);
        nameKeys = List.copyOf(nameKeys);
    }
}
