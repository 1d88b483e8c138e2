package dev.coopclaims.kernel.organisation;

import org.axonframework.serialization.Revision;

/** An organisation takes part from now on. */
@Revision("1")
public record OrganisationRegistered(OrganisationId organisation, String name, OrganisationKind kind)
        implements OrganisationEvent {}
