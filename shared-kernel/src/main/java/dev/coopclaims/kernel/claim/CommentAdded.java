package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A comment on the claim or on one of its documents; never part of the review (C-4). */
@Revision("1")
public record CommentAdded(
        ClaimId claim,
        OrganisationId organisation,
        CommentId comment,
        @PersonalData String text,
        @Nullable DocumentId document)
        implements ClaimEvent {}
