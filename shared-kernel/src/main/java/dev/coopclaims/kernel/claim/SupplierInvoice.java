package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a third party billed (C-6, C-9); the cost has the net amount.
 *
 * @param supplierCountry where the supplier is, as an ISO 3166 code of two letters; absent when not said
 * @param tax the tax on the whole invoice; absent when not said
 * @param gross what the whole invoice asks for; absent when not said
 */
public record SupplierInvoice(
        @PersonalData String supplierName,
        @PersonalData @Nullable String supplierTaxId,
        @Nullable String supplierCountry,
        @PersonalData String number,
        LocalDate date,
        @Nullable Money tax,
        @Nullable Money gross) {

    /** Without the supplier's country, tax and gross amount. */
    public SupplierInvoice(String supplierName, @Nullable String supplierTaxId, String number, LocalDate date) {
        this(supplierName, supplierTaxId, null, number, date, null, null);
    }
}
