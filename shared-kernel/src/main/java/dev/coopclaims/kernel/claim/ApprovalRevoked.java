package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * An approval was revoked, which is possible while nothing of it is paid or scheduled (V-5). In the same commit, the
 * funds are reserved again, and a request for information or a rejection follows.
 *
 * @param reason the reviewer's words
 * @param allocations what is reserved again on each fund
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
