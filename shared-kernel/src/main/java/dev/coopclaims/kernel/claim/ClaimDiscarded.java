package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** The partner discarded the draft. */
@Revision("1")
public record ClaimDiscarded(
        ClaimId claim,
        OrganisationId organisation,
        @PersonalData String reason) implements ClaimEvent {}
