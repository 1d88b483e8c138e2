package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The partner accepted the rejection: it is final, and what was held is released in the same commit (D-5).
 *
 * @param released what is released of each fund
 */
@Revision("1")
public record RejectionAccepted(ClaimId claim, OrganisationId organisation, List<Allocation> released)
        implements ClaimEvent {
    public RejectionAccepted {
        released = List.copyOf(released);
    }
}
