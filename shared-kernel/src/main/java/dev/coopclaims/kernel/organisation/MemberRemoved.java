package dev.coopclaims.kernel.organisation;

import org.axonframework.serialization.Revision;

/** The person does not act for the organisation any more. */
@Revision("1")
public record MemberRemoved(OrganisationId organisation, UserId user) implements OrganisationEvent {}
