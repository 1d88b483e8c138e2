package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The claim was rejected (V-4). Its funds and invoice shares stay held until the rejection is final (D-3).
 *
 * @param reasons codes of the catalogue, at least one
 * @param parts the parts of the claim that a reason is about; a reason without a part is about the claim as a whole
 * @param text the reviewer's words
 * @param held what stays held on each fund
 * @param disputableUntil the deadline for a dispute; its day ends at the claim's location (D-1, T-5)
 */
@Revision("1")
public record ClaimRejected(
        ClaimId claim,
        OrganisationId organisation,
        List<String> reasons,
        List<RejectedPart> parts,
        @PersonalData String text,
        List<Allocation> held,
        Deadline disputableUntil)
        implements ClaimEvent {
    public ClaimRejected {
        reasons = List.copyOf(reasons);
        parts = List.copyOf(parts);
        held = List.copyOf(held);
    }
}
