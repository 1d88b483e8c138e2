package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** A document was removed from the claim, but not from its history (C-5). */
@Revision("1")
public record DocumentRemoved(ClaimId claim, OrganisationId organisation, DocumentId document) implements ClaimEvent {}
