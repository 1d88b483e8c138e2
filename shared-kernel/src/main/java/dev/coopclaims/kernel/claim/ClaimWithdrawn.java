package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** The partner took the claim back before a decision; what it held is free again (C-8). */
@Revision("1")
public record ClaimWithdrawn(
        ClaimId claim,
        OrganisationId organisation,
        @PersonalData String reason) implements ClaimEvent {}
