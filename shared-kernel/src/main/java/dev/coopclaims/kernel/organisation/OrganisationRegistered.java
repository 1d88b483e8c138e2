package dev.coopclaims.kernel.organisation;

import dev.coopclaims.kernel.PersonalData;
import org.axonframework.serialization.Revision;

/** An organisation takes part from now on; a sole trader's name is a person's. */
@Revision("1")
public record OrganisationRegistered(
        OrganisationId organisation, @PersonalData String name, OrganisationKind kind) implements OrganisationEvent {}
