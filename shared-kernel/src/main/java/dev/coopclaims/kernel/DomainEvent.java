package dev.coopclaims.kernel;

import dev.coopclaims.kernel.organisation.OrganisationId;

/** Something that happened and is never changed. Who, when and through which channel stand in its metadata. */
public interface DomainEvent {

    /** Whose it is: nobody of another organisation ever learns of it. */
    OrganisationId organisation();
}
