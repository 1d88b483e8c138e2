package dev.coopclaims.kernel.invoice;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.InvoiceId;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The net amount of an invoice was corrected (C-9): by a claim while no other one holds a share, or by FINANCE with a
 * reason.
 *
 * @param before the former net amount
 * @param claim the claim whose line corrects it; absent if FINANCE does
 * @param reason the reason that FINANCE gave; absent if a claim corrects it
 * @param invoiceNumber as first written; absent in events stored before this field existed
 * @param claims the claims whose history shows it (H-1): those that hold shares of the supplier's invoice, or the one
 *     whose line corrects it
 */
@Revision("1")
public record InvoiceNetCorrected(
        InvoiceId invoice,
        OrganisationId organisation,
        int supplier,
        Money before,
        Money net,
        @Nullable ClaimId claim,
        @PersonalData @Nullable String reason,
        @PersonalData @Nullable String invoiceNumber,
        List<ClaimId> claims)
        implements InvoiceEvent {

    // Events stored before this field existed have none.
    @SuppressWarnings("ConstantValue")
    public InvoiceNetCorrected {
        claims = claims == null ? List.of() : List.copyOf(claims);
    }
}
