package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** A cost was removed from the claim, but not from its history (C-3). */
@Revision("1")
public record CostRemoved(ClaimId claim, OrganisationId organisation, CostId cost) implements ClaimEvent {}
