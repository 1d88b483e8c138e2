package dev.coopclaims.kernel.organisation;

import org.axonframework.serialization.Revision;

/** The member acts in this role from now on. */
@Revision("1")
public record MemberRoleChanged(OrganisationId organisation, UserId user, Role role) implements OrganisationEvent {}
