package dev.coopclaims.kernel.organisation;

import dev.coopclaims.kernel.PersonalData;
import org.axonframework.serialization.Revision;

/** An organisation has another name from now on. */
@Revision("1")
public record OrganisationRenamed(
        OrganisationId organisation, @PersonalData String name) implements OrganisationEvent {}
