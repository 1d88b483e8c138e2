package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a third party billed (C-6, C-9). */
public record SupplierInvoice(
        @PersonalData String supplierName,
        @PersonalData @Nullable String supplierTaxId,
        @PersonalData String number,
        LocalDate date) {}
