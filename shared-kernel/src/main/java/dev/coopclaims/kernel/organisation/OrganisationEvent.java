package dev.coopclaims.kernel.organisation;

import dev.coopclaims.kernel.DomainEvent;

/** An event of an organisation. */
public sealed interface OrganisationEvent extends DomainEvent
        permits OrganisationRegistered,
                OrganisationRenamed,
                OrganisationClosed,
                OrganisationReopened,
                MemberAdded,
                MemberRoleChanged,
                MembershipLimited,
                MemberGrantsChanged,
                MemberRemoved {}
