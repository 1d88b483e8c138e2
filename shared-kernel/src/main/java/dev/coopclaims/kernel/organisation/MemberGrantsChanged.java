package dev.coopclaims.kernel.organisation;

import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The machine's grants were replaced. A change of role and a removal end them.
 *
 * @param grants each once; empty for none
 */
@Revision("1")
public record MemberGrantsChanged(OrganisationId organisation, UserId user, List<Grant> grants)
        implements OrganisationEvent {
    public MemberGrantsChanged {
        grants = List.copyOf(grants);
    }
}
