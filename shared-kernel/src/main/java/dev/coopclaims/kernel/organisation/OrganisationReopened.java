package dev.coopclaims.kernel.organisation;

import org.axonframework.serialization.Revision;

/** A closed organisation takes part again, as if it had never been closed; no deadline moves. */
@Revision("1")
public record OrganisationReopened(OrganisationId organisation) implements OrganisationEvent {}
