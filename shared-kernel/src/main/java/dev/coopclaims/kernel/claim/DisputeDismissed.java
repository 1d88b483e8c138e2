package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The dispute was not right: the rejection is final, and what was held is free in the same commit (D-3).
 *
 * @param reasons codes of the catalogue, at least one
 * @param parts what of the claim a reason is about; a reason without a part is about the claim as a whole
 * @param released what is free again of each fund
 */
@Revision("1")
public record DisputeDismissed(
        ClaimId claim,
        OrganisationId organisation,
        List<String> reasons,
        List<RejectedPart> parts,
        @PersonalData String text,
        List<Allocation> released)
        implements ClaimEvent {
    public DisputeDismissed {
        reasons = List.copyOf(reasons);
        parts = List.copyOf(parts);
        released = List.copyOf(released);
    }
}
