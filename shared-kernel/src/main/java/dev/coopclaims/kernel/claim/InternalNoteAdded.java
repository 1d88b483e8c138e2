package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.VendorOnly;
import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** A note between reviewers, which never leaves the vendor's side (V-9, H-2). */
@VendorOnly
@Revision("1")
public record InternalNoteAdded(
        ClaimId claim,
        OrganisationId organisation,
        NoteId note,
        @PersonalData String text) implements ClaimEvent {}
