package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The dispute was dismissed: the rejection is final, and what was held is released in the same commit (D-3).
 *
 * @param reasons codes of the catalogue, at least one
 * @param parts the parts of the claim that a reason is about; a reason without a part is about the claim as a whole
 * @param released what is released of each fund
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
