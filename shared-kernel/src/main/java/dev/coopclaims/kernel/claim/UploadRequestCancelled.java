package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** The document is no longer wanted. */
@Revision("1")
public record UploadRequestCancelled(ClaimId claim, OrganisationId organisation, UploadRequestId request)
        implements ClaimEvent {}
