package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import org.axonframework.serialization.Revision;

/**
 * A colleague in the organisation was asked to upload a document (C-3).
 *
 * @param colleague the person who gets the task
 * @param kind the wanted document kind
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
