package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.time.Deadline;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A colleague in the organisation was asked to upload a document (C-3).
 *
 * @param colleague the person who gets the task
 * @param kind the wanted document kind
 * @param until until when it is wanted; absent when not said. A later upload fulfils the request too
 */
@Revision("1")
public record UploadRequested(
        ClaimId claim,
        OrganisationId organisation,
        UploadRequestId request,
        UserId colleague,
        String kind,
        @PersonalData String text,
        @Nullable Deadline until)
        implements ClaimEvent {}
