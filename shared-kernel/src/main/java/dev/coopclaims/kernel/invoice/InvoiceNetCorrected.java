package dev.coopclaims.kernel.invoice;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The net amount of an invoice was wrong (C-9): a claim says so while no other one holds a share, or FINANCE does, with a
 * reason.
 *
 * @param before what it was taken for
 * @param claim whose line says so; absent when FINANCE does
 * @param reason of FINANCE; absent when a claim says so
 */
@Revision("1")
public record InvoiceNetCorrected(
        InvoiceId invoice,
        OrganisationId organisation,
        int supplier,
        Money before,
        Money net,
        @Nullable ClaimId claim,
        @PersonalData @Nullable String reason)
        implements InvoiceEvent {}
