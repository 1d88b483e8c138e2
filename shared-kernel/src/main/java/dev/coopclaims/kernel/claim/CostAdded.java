package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** A cost was added to the claim (C-6). */
@Revision("1")
public record CostAdded(ClaimId claim, OrganisationId organisation, Cost cost) implements ClaimEvent {}
