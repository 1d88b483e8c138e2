package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** A cost of the claim was changed (C-3). */
@Revision("1")
public record CostChanged(ClaimId claim, OrganisationId organisation, Cost cost) implements ClaimEvent {}
