package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The rejection was not disputed in time: it is final, and what was held is released in the same commit (D-1, D-3).
 *
 * @param disputableUntil the deadline that passed
 * @param released what is released of each fund
 */
@Revision("1")
public record RejectionBecameFinal(
        ClaimId claim, OrganisationId organisation, Deadline disputableUntil, List<Allocation> released)
        implements ClaimEvent {
    public RejectionBecameFinal {
        released = List.copyOf(released);
    }
}
