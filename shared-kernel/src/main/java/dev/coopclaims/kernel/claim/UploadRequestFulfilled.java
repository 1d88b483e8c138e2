package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** The upload closed the request (C-3). */
@Revision("1")
public record UploadRequestFulfilled(
        ClaimId claim, OrganisationId organisation, UploadRequestId request, DocumentId document)
        implements ClaimEvent {}
