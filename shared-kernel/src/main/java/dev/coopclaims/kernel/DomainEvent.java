package dev.coopclaims.kernel;

import dev.coopclaims.kernel.organisation.OrganisationId;

/** Something that happened and never changes. Its metadata says who did it, when and through which channel. */
public interface DomainEvent {

    /** The organisation that the event belongs to; no other partner ever learns of it. */
    OrganisationId organisation();
}
