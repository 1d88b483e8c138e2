package dev.coopclaims.kernel.organisation;

import org.axonframework.serialization.Revision;

/** The member has a new role. */
@Revision("1")
public record MemberRoleChanged(OrganisationId organisation, UserId user, Role role) implements OrganisationEvent {}
