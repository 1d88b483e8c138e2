package dev.coopclaims.kernel.organisation;

import dev.coopclaims.kernel.PersonalData;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An organisation takes part from now on; a sole trader's name is a person's.
 *
 * @param externalId by which the registrar's own systems know it; absent when not said
 * @param country where it is, as an ISO 3166 code of two letters; absent when not said
 * @param language in which it is written to, as an IETF tag; absent when not said
 */
@Revision("1")
public record OrganisationRegistered(
        OrganisationId organisation,
        @PersonalData String name,
        OrganisationKind kind,
        @PersonalData @Nullable String externalId,
        @Nullable String country,
        @Nullable String language)
        implements OrganisationEvent {}
