package dev.coopclaims.kernel.organisation;

import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The machine has these grants from now on, and no others. Another role and a removal end them.
 *
 * @param grants each once; empty: none
 */
@Revision("1")
public record MemberGrantsChanged(OrganisationId organisation, UserId user, List<Grant> grants)
        implements OrganisationEvent {
    public MemberGrantsChanged {
        grants = List.copyOf(grants);
    }
}
