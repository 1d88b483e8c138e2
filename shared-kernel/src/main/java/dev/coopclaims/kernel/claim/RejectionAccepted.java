package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The partner accepts the rejection: it is final, and what was held is free in the same commit (D-5).
 *
 * @param released what is free again of each fund
 */
@Revision("1")
public record RejectionAccepted(ClaimId claim, OrganisationId organisation, List<Allocation> released)
        implements ClaimEvent {
    public RejectionAccepted {
        released = List.copyOf(released);
    }
}
