package dev.coopclaims.kernel.invoice;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * By what a supplier's invoice is known from now on: a line gave the tax id that was missing, or another spelling of the
 * name; or nobody else held a share, and the claim that does says it anew (C-9).
 *
 * @param supplierNames every name under which shares are held, the first one first
 * @param supplierTaxId absent when no line gives one
 */
@Revision("1")
public record InvoiceDetailsChanged(
        InvoiceId invoice,
        OrganisationId organisation,
        int supplier,
        @PersonalData List<String> supplierNames,
        @PersonalData @Nullable String supplierTaxId,
        LocalDate date)
        implements InvoiceEvent {

    public InvoiceDetailsChanged {
        supplierNames = List.copyOf(supplierNames);
    }
}
