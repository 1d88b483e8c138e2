package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** A document left the claim, not its history (C-5). */
@Revision("1")
public record DocumentRemoved(ClaimId claim, OrganisationId organisation, DocumentId document) implements ClaimEvent {}
