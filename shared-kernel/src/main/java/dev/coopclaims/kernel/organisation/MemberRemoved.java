package dev.coopclaims.kernel.organisation;

import org.axonframework.serialization.Revision;

/** The person is no longer a member of the organisation. */
@Revision("1")
public record MemberRemoved(OrganisationId organisation, UserId user) implements OrganisationEvent {}
