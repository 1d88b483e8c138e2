package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * An approval is taken back, since nothing of it is paid or scheduled (V-5); the funds are reserved again in the same
 * commit, and a request for information or a rejection follows in it.
 *
 * @param reason the reviewer's words
 * @param allocations what is reserved again of each fund
 */
@Revision("1")
public record ApprovalRevoked(
        ClaimId claim,
        OrganisationId organisation,
        @PersonalData String reason,
        List<Allocation> allocations) implements ClaimEvent {
    public ApprovalRevoked {
        allocations = List.copyOf(allocations);
    }
}
