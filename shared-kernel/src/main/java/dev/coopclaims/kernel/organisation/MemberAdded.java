package dev.coopclaims.kernel.organisation;

import dev.coopclaims.kernel.PersonalData;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A person became a member of the organisation. */
@Revision("1")
public record MemberAdded(
        OrganisationId organisation,
        UserId user,
        @PersonalData(subject = "user") String displayName,
        @PersonalData(subject = "user") @Nullable String email,
        Role role)
        implements OrganisationEvent {}
