package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** The partner accepts the rejection: it is final, and what was held is free in the same commit (D-5). */
@Revision("1")
public record RejectionAccepted(ClaimId claim, OrganisationId organisation) implements ClaimEvent {}
