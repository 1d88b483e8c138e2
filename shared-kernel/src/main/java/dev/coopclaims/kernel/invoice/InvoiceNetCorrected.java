package dev.coopclaims.kernel.invoice;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The net amount of an invoice was wrong (C-9): a claim says so while no other one holds a share, or FINANCE does, with a
 * reason.
 *
 * @param before what it was taken for
 * @param claim whose line says so; absent when FINANCE does
 * @param reason of FINANCE; absent when a claim says so
 * @param invoiceNumber as first written; absent where it was stored before that was told
 * @param claims whose history it stands in (H-1): those that hold shares of the supplier's invoice, or the one whose line
 *     says so
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

    // What was stored before the claims were told has none.
    @SuppressWarnings("ConstantValue")
    public InvoiceNetCorrected {
        claims = claims == null ? List.of() : List.copyOf(claims);
    }
}
