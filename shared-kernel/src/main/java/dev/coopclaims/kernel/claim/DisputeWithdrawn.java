package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** The partner withdrew the dispute: the rejection is final, and what was held is released in the same commit. */
@Revision("1")
public record DisputeWithdrawn(ClaimId claim, OrganisationId organisation, List<Allocation> released)
        implements ClaimEvent {
    public DisputeWithdrawn {
        released = List.copyOf(released);
    }
}
