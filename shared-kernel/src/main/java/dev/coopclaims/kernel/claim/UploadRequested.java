package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import org.axonframework.serialization.Revision;

/**
 * A colleague of the organisation is asked to upload a document (C-3).
 *
 * @param colleague in whose task list it stands
 * @param kind the document kind that is wanted
 */
@Revision("1")
public record UploadRequested(
        ClaimId claim,
        OrganisationId organisation,
        UploadRequestId request,
        UserId colleague,
        String kind,
        @PersonalData String text)
        implements ClaimEvent {}
